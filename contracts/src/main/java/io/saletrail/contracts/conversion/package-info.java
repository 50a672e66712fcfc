/// Conversions, and payments that are not credited with their reasons.
///
/// Reading order: [ConversionFact], [ConversionChanged], [ConversionStatus], [LifecycleReason];
/// [PaymentNotCredited], [NotCreditedReason]; [PaymentUndecided]; [StripeIds].
@NullMarked
package io.saletrail.contracts.conversion;

import org.jspecify.annotations.NullMarked;
