package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.SetAsideReason;
import java.util.stream.Stream;

/// Why no money is seen in a payment. The first reason in the list that holds is given: what is
/// certain goes before what may still change.
final class WithoutMoney {
  private WithoutMoney() {}

  static SetAsideReason reason(Payment payment) {
    return Stream.of(
            new Answer(nothingToPay(payment), SetAsideReason.NOTHING_PAID),
            new Answer(onlyAuthorised(payment), SetAsideReason.NOT_CAPTURED),
            new Answer(canceled(payment), SetAsideReason.PAYMENT_CANCELED),
            new Answer(failed(payment), SetAsideReason.PAYMENT_FAILED),
            new Answer(expired(payment), SetAsideReason.SESSION_EXPIRED),
            new Answer(paid(payment), SetAsideReason.CHARGE_NOT_SEEN),
            new Answer(reversed(payment), SetAsideReason.CHARGE_NOT_SEEN))
        .filter(Answer::holds)
        .map(Answer::reason)
        .findFirst()
        .orElse(SetAsideReason.NOT_PAID_YET);
  }

  private record Answer(boolean holds, SetAsideReason reason) {}

  /// A trial, or a coupon over the whole price.
  static boolean nothingToPay(Payment payment) {
    return payment.sessions().stream()
            .anyMatch(
                session ->
                    session.paymentStatus() == SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED
                        || session.total().map(total -> total.amountMinor() == 0).orElse(false))
        || payment.invoices().stream()
            .anyMatch(
                invoice ->
                    invoice.status() == InvoiceObserved.Status.PAID
                        && invoice.paid().amountMinor() == 0);
  }

  private static boolean onlyAuthorised(Payment payment) {
    return payment.charges().stream()
            .anyMatch(
                charge ->
                    charge.status() == ChargeObserved.Status.SUCCEEDED
                        && charge.capturedMinor() == 0)
        && !canceled(payment);
  }

  private static boolean canceled(Payment payment) {
    return payment.intents().stream()
            .anyMatch(intent -> intent.status() == PaymentIntentObserved.Status.CANCELED)
        || payment.invoices().stream()
            .anyMatch(invoice -> invoice.status() == InvoiceObserved.Status.VOID);
  }

  private static boolean failed(Payment payment) {
    return (!payment.charges().isEmpty()
            && payment.charges().stream()
                .allMatch(charge -> charge.status() == ChargeObserved.Status.FAILED))
        || payment.invoices().stream()
            .anyMatch(invoice -> invoice.status() == InvoiceObserved.Status.UNCOLLECTIBLE);
  }

  private static boolean expired(Payment payment) {
    return payment.sessions().stream()
        .anyMatch(session -> session.status() == SessionObserved.Status.EXPIRED);
  }

  private static boolean paid(Payment payment) {
    return payment.sessions().stream()
            .anyMatch(session -> session.paymentStatus() == SessionObserved.PaymentStatus.PAID)
        || payment.invoices().stream()
            .anyMatch(invoice -> invoice.status() == InvoiceObserved.Status.PAID)
        || payment.intents().stream()
            .anyMatch(intent -> intent.status() == PaymentIntentObserved.Status.SUCCEEDED);
  }

  private static boolean reversed(Payment payment) {
    return !payment.refunds().isEmpty() || !payment.disputes().isEmpty();
  }
}
