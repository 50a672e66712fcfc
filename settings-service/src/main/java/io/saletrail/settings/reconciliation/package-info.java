/// Whether Stripe and Trackdesk agree about a stretch of days: what was paid, what of it was
/// credited, what Trackdesk holds of that, and every difference with its reason.
///
/// It is a view over what the projections hold, so it costs no call to either of them.
///
/// Reading order: [ReconciliationResource], [Period] (which days), [ReconciliationQuery] with
/// [ConversionSum] and [NotCreditedSum] (what is read), [Balance] and [Sum] (what it comes to),
/// [Difference] and [DifferenceLines] (what does not agree).
@NullMarked
package io.saletrail.settings.reconciliation;

import org.jspecify.annotations.NullMarked;
