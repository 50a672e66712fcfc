/// Decides which payments are conversions, and states the reason where they are none.
///
/// Facts that share a Stripe id belong to one *case*: a payment. What payments of one subscription
/// or customer share (the session with the click, the state, the order of the invoices, opt-outs)
/// is their *head*, of which a bounded part is read for each decision. A case and its heads are
/// sets of facts, and the decision is a pure function of these and of the merchant's policy, so
/// order and repetition cannot matter. When a head changes, its cases are decided again in slices.
///
/// Reading order: `decision` (facts in, decisions out), `cases` (what a payment consists of),
/// `head` (what payments share), the pure core in `rules`, `merchant` (policies), `missingdetail`
/// (look-ups at Stripe), and `dryrun`, which decides the same and rolls back. Here is what all of
/// them name: [CaseId] and [Parent]; [StoredFact] and [LoadMeter], for reading rows.
@NullMarked
package io.saletrail.conversion;

import org.jspecify.annotations.NullMarked;
