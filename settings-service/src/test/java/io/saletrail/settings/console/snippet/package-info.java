/// Tests of the page of snippets.
@NullMarked
package io.saletrail.settings.console.snippet;

import org.jspecify.annotations.NullMarked;
