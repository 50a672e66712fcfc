/// Reconciliation of Stripe with Trackdesk over a range of days: paid, credited and delivered sums,
/// and every difference with its reason.
///
/// It reads only the read model, so it calls neither of them.
///
/// Reading order: [ReconciliationResource], [Period], [ReconciliationQuery] with [ItemSum] (what is
/// read), [Balance], [BalanceItem] and [Sum] (the totals), [ReconciliationLine] (what a total is
/// made of), [Difference] and [DifferenceLine].
@NullMarked
package io.saletrail.settings.insight.reconciliation;

import org.jspecify.annotations.NullMarked;
