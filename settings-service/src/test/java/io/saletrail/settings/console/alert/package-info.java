/// Tests of the page "Alerts".
@NullMarked
package io.saletrail.settings.console.alert;

import org.jspecify.annotations.NullMarked;
