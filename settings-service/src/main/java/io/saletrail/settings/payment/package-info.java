/// What became of a payment, by any Stripe id: a conversion, or the reason why there is none.
///
/// Reading order: [PaymentResource], [SearchId], [PaymentQuery], [PaymentView], [PaymentResponse],
/// [PaymentSummary].
@NullMarked
package io.saletrail.settings.payment;

import org.jspecify.annotations.NullMarked;
