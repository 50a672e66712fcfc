/// Tests of the snippets.
@NullMarked
package io.saletrail.settings.site.snippet;

import org.jspecify.annotations.NullMarked;
