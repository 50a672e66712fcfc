/// Tests of the destinations of alerts.
@NullMarked
package io.saletrail.settings.alert.destination;

import org.jspecify.annotations.NullMarked;
