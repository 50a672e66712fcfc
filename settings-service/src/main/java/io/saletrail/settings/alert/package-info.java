/// Alerts: what begins and ends, and what was sent about it.
///
/// Reading order: [WatchedMerchant], [DueProblem], [AlertQuery], [ProblemTable], [AlertLedger],
/// [WeekSums], [AlertSweep]; [AlertSettingsReader], [StoredAlertSettings], [TestAlerts],
/// [AlertsResponse], [AlertResource]. Packages: `rules` (pure), `destination`, `message`.
@NullMarked
package io.saletrail.settings.alert;

import org.jspecify.annotations.NullMarked;
