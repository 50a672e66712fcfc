/// Decides which payments are conversions, and says why where they are none.
///
/// Facts that share a Stripe id belong to one *case*: a payment. What payments of one subscription
/// or customer share (the session with the click, the state, the order of the invoices, opt-outs)
/// is their *head*, of which a bounded part is read for each decision. A case and its heads are
/// sets of facts, and the decision is a pure function of these and of the merchant's policy, so
/// order and repetition cannot matter. When a head changes, its cases are decided again in slices.
///
/// Reading order: [ActivityFeed], [CaseLedger], [CaseDecider]; where facts go: [FactEntry],
/// [CaseCorrelation], [CaseTable], [SubscriptionTable], [SlotTable], [CustomerTable],
/// [AttributingSession], [Newest], [Parent]; what is loaded: [LoadLimits], [CaseLoader],
/// [CaseChunks], [CaseHeads], [CaseInput], [StoredFact], [LoadMeter]; what is published:
/// [DecisionDiff], [Revisions], [DecisionTelemetry]; the pure core in `rules`; `rehearsal`, which
/// does the same and rolls back; then [FirstSlices], [RedecisionTable], [RedecideSweep],
/// [MerchantFeed] and [MerchantTable], for heads and policies that change; [MissingDetailTable],
/// [MissingDetailSweep], [LookupResultFeed] and [MissingDetailConfig], for what is missing and
/// requested from Stripe.
@NullMarked
package io.saletrail.conversion;

import org.jspecify.annotations.NullMarked;
