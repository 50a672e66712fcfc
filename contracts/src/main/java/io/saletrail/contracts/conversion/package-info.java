/// What a payment is worth to an affiliate: a conversion, or a reason why there is none.
///
/// Reading order: [ConversionFact], [ConversionChanged], [ConversionStatus], [LifecycleReason];
/// [PaymentNotCredited], [NotCreditedReason]; [StripeIds].
@NullMarked
package io.saletrail.contracts.conversion;

import org.jspecify.annotations.NullMarked;
