/// Payments and their outcome, by any Stripe id: a conversion, or the reason why it is not
/// credited.
///
/// Reading order: [PaymentResource], [SearchId], [PaymentQuery], [PaymentRow], [PaymentResponse],
/// [PaymentSummary].
@NullMarked
package io.saletrail.settings.insight.payment;

import org.jspecify.annotations.NullMarked;
