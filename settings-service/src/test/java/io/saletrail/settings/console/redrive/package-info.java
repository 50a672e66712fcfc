/// Tests of the page "Re-send".
@NullMarked
package io.saletrail.settings.console.redrive;

import org.jspecify.annotations.NullMarked;
