/// Tests of the page of options.
@NullMarked
package io.saletrail.settings.console.options;

import org.jspecify.annotations.NullMarked;
