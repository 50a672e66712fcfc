/// What a payment is under a merchant's policy: pure functions of its facts, of what it shares with
/// the other payments of its subscription and customer, and of the merchant's options.
///
/// No clock, no database, no order of arrival: the same set of facts gives the same decisions. The
/// table of every case is `docs/cases.md`.
///
/// Reading order: [PaymentCase] with [SubscriptionHead] and [Slot] (what deciding a payment takes),
/// [PaymentCases] (the payments in a whole set of facts), [Payment], [MergedSession], [LifeStage];
/// [ConversionRules] and what it asks: [MoneyMovement] and [ChargeLife] (did money come?),
/// [Attribution] and [SetupSession] (who brought it?), [CreditPolicy] (does the merchant want it
/// credited?), [BillingPositions] (which payment of its subscription is it?), [ConversionType] and
/// [OrderTotal] (as what, and of how much?), [NoPaymentRules] (why not?); [SaleRules], [Sale],
/// [Reversals] with [Refunds], [Release], [OutOfBand] and [DisputeLoss], and [Cancellation] (what
/// went back?); [Decision] is the result, and [MissingDetail] what to ask Stripe for where it rests
/// on too little.
@NullMarked
package io.saletrail.conversion.rules;

import org.jspecify.annotations.NullMarked;
