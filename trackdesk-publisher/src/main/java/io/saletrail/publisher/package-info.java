/// From conversions to calls to Trackdesk and delivery facts. The service compares what Trackdesk
/// should hold with what it is known to hold and makes the next call per conversion, as fast as the
/// tenant's plan allows, until both agree or the merchant must change something.
///
/// Reading order: [ConversionFeed], [ConversionLedger]; then the package `delivery` with the rules,
/// `lane` with what drives them, `trackdesk` with the calls. Then [SettingsFeed], [SettingsLedger],
/// [ArrangementLedger], [ArrangementSweep]
/// and the packages `token`, `readback`, `redrive`, `shadow`, `merchant`, `operator`.
@NullMarked
package io.saletrail.publisher;

import org.jspecify.annotations.NullMarked;
