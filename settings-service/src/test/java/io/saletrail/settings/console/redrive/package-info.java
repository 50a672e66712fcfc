/// Tests of sending again.
@NullMarked
package io.saletrail.settings.console.redrive;

import org.jspecify.annotations.NullMarked;
