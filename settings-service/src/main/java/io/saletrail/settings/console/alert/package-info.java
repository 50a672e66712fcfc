/// The page Alerts: destinations, causes, quiet hours, and what was sent.
///
/// Reading order: [AlertPages], [AlertForm], [AlertsPage], [AlertTemplates].
@NullMarked
package io.saletrail.settings.console.alert;

import org.jspecify.annotations.NullMarked;
