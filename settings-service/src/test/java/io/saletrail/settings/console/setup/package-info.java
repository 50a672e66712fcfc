/// Tests of setting up.
@NullMarked
package io.saletrail.settings.console.setup;

import org.jspecify.annotations.NullMarked;
