/// Tests of the set-up pages.
@NullMarked
package io.saletrail.settings.console.setup;

import org.jspecify.annotations.NullMarked;
