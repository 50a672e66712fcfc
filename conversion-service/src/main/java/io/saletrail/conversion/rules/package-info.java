/// Decides a payment under a merchant's policy: pure functions of its facts, of what it shares with
/// the other payments of its subscription and customer, and of the merchant's options.
///
/// No clock, no database, no order of arrival: the same set of facts gives the same decisions. The
/// table of every case is `docs/cases.md`.
///
/// Reading order: [PaymentCase] with [SubscriptionHead] and [Slot] (the input of a decision),
/// [PaymentCases] (the payments in a complete set of facts), [Payment], [MergedSession],
/// [LifeStage]; [ConversionRules] and what it uses: [MoneyMovement] and [ChargeLife] (was money
/// received?), [Attribution] and [SetupSession] (which affiliate?), [CreditPolicy] (does the
/// merchant credit it?), [BillingPositions] (which payment of its subscription?), [ConversionType]
/// and [OrderTotal] (type and amount), [NoPaymentRules] (the reason without money); [SaleRules],
/// [Sale], [Reversals] with [Refunds], [Release], [OutOfBand] and [DisputeLoss], and [Cancellation]
/// (reversals); [Decision] is the result, and [MissingDetail] the look-up that it needs.
@NullMarked
package io.saletrail.conversion.rules;

import org.jspecify.annotations.NullMarked;
