/// Decides which payments are conversions, and states the reason where they are none.
///
/// Facts that share a Stripe id belong to one *case*: a payment. What payments of one subscription
/// or customer share (the session with the click, the state, the order of the invoices, opt-outs)
/// is their *head*, of which a bounded part is read for each decision. A case and its heads are
/// sets of facts, and the decision is a pure function of these and of the merchant's policy, so
/// order and repetition cannot matter. When a head changes, its cases are decided again in slices.
///
/// Reading order: [ActivityFeed], [CaseLedger], [CaseDecider]; storing facts: [FactEntry],
/// [CaseCorrelation], [CaseTable], [HeadEntry], [SubscriptionTable], [SlotTable], [CustomerTable],
/// [AttributingSession], [Newest], [Parent]; loading: [LoadLimits], [CaseLoader], [CaseChunks],
/// [CaseHeads], [CaseInput], [StoredFact], [LoadMeter]; publishing: [DecisionDiff], [Revisions],
/// [DecisionTelemetry]; the pure core in `rules`; `dryrun`, which does the same and rolls back;
/// changed heads and policies: [FirstSlices], [RedecisionTable], [RedecideSweep], [MerchantFeed],
/// [MerchantLedger] and [MerchantTable]; look-ups at Stripe: [MissingDetailTable],
/// [MissingDetailSweep], [LookupResultFeed] and [MissingDetailConfig].
@NullMarked
package io.saletrail.conversion;

import org.jspecify.annotations.NullMarked;
