/// What the payments of a case come to: pure functions of its facts and of the merchant's policy.
///
/// No clock, no database, no order of arrival: the same set of facts gives the same decisions. The
/// table of every case is `docs/cases.md`.
///
/// Reading order: [PaymentCase] (facts put in order), [Payment], [SeenSession], [LifeStage];
/// [ConversionRules] and what it asks: [MoneySeen] (did money come?), [Attribution] (who brought
/// it?), [CreditPolicy] (does the merchant want it credited?), [Recurrence], [ConversionType] and
/// [Asked] (as what, and of how much?), [WithoutMoney] (why not?); [SaleRules], [Sale],
/// [Reversals] and [Cancellation] (what became of it?); [Decision] is the answer, and
/// [Missing] what to ask Stripe for where it rests on too little.
@NullMarked
package io.saletrail.conversion.rules;

import org.jspecify.annotations.NullMarked;
