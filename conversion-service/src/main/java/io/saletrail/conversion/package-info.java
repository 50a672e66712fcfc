/// Decides which payments are conversions, and says why where they are none.
///
/// Facts that share a Stripe id belong to one *case*: a one-off payment, or a subscription with all
/// its payments. A case is a set of facts, and what it comes to is a pure function of that set and
/// of the merchant's policy, so order and repetition cannot matter.
///
/// Reading order: [ActivityFeed], [CaseLedger], [CaseWork], [CaseTies], [CaseStore],
/// [CustomerStore], [CaseFiles], [Restatement], [DecisionJournal]; the pure core in `rules`;
/// `rehearsal`, which does the same and forgets it; then [MerchantFeed] and
/// [RedecideSweep], for policies that change; [WaitStore], [WaitingSweep], [AnswerFeed] and
/// [WaitConfig], for what is missing and asked for at Stripe.
@NullMarked
package io.saletrail.conversion;

import org.jspecify.annotations.NullMarked;
