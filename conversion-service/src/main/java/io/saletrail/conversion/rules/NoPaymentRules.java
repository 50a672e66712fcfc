package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.NotCreditedReason;
import java.util.stream.Stream;

/// The reason why a payment has no movement of money. The first match applies: final states precede
/// those that may still change.
final class NoPaymentRules {
  private NoPaymentRules() {}

  static NotCreditedReason reason(Payment payment) {
    return Stream.of(
            new Candidate(nothingToPay(payment), NotCreditedReason.ZERO_AMOUNT),
            new Candidate(onlyAuthorised(payment), NotCreditedReason.NOT_CAPTURED),
            new Candidate(canceled(payment), NotCreditedReason.PAYMENT_CANCELED),
            new Candidate(failed(payment), NotCreditedReason.PAYMENT_FAILED),
            new Candidate(expired(payment), NotCreditedReason.SESSION_EXPIRED),
            new Candidate(paid(payment), NotCreditedReason.CHARGE_MISSING),
            new Candidate(reversed(payment), NotCreditedReason.CHARGE_MISSING))
        .filter(Candidate::holds)
        .map(Candidate::reason)
        .findFirst()
        .orElse(NotCreditedReason.NOT_PAID_YET);
  }

  private record Candidate(boolean holds, NotCreditedReason reason) {}

  /// A trial, a coupon over the whole price, or customer credit.
  static boolean nothingToPay(Payment payment) {
    return payment.sessions().stream().anyMatch(MergedSession::free)
        || payment.invoices().stream().anyMatch(NoPaymentRules::paidWithNothing);
  }

  private static boolean paidWithNothing(InvoiceObserved invoice) {
    return invoice.status() == InvoiceObserved.Status.PAID
        && invoice.paid().amountMinor() + invoice.paidOffStripeMinor() == 0;
  }

  private static boolean onlyAuthorised(Payment payment) {
    return lives(payment).anyMatch(ChargeLife.Authorised.class::isInstance) && !canceled(payment);
  }

  private static boolean canceled(Payment payment) {
    return payment.intents().stream()
            .anyMatch(intent -> intent.status() == PaymentIntentObserved.Status.CANCELED)
        || lives(payment).anyMatch(ChargeLife.Released.class::isInstance)
        || payment.invoices().stream().anyMatch(NoPaymentRules::calledOff);
  }

  private static boolean calledOff(InvoiceObserved invoice) {
    return invoice.status() == InvoiceObserved.Status.VOID
        || invoice.status() == InvoiceObserved.Status.DELETED;
  }

  private static boolean failed(Payment payment) {
    var lives = lives(payment).toList();
    var allDeclined =
        !lives.isEmpty() && lives.stream().allMatch(ChargeLife.Declined.class::isInstance);
    return allDeclined
        || payment
            .observations(SessionObserved.class)
            .anyMatch(session -> session.paymentStatus() == SessionObserved.PaymentStatus.FAILED)
        || payment.invoices().stream()
            .anyMatch(invoice -> invoice.status() == InvoiceObserved.Status.UNCOLLECTIBLE);
  }

  private static Stream<ChargeLife> lives(Payment payment) {
    return ChargeLife.charges(payment).map(charge -> ChargeLife.of(charge, payment));
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
