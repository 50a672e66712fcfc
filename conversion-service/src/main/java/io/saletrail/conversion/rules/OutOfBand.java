package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.CreditNoteObserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Refunds of credit notes outside Stripe. They reduce first what was paid of the invoice outside
/// Stripe, then its charges in order of id.
///
/// Source: docs.stripe.com/api/credit_notes/object, `out_of_band_amount`.
final class OutOfBand {
  private static final Comparator<MoneyMovement.Received> ORDER =
      Comparator.comparing((MoneyMovement.Received received) -> received.charge().isPresent())
          .thenComparing(MoneyMovement.Received::id);

  private OutOfBand() {}

  /// The amounts that reduce this payment, one per credit note.
  static List<Long> stepsMinor(MoneyMovement.Received money, Payment payment) {
    var skip = paidBefore(money, payment);
    var left = money.chargeTotal().amountMinor();
    var steps = new ArrayList<Long>();
    for (var note : notes(money, payment)) {
      var minor = note.outOfBand().amountMinor();
      var elsewhere = Math.min(skip, minor);
      var here = Math.min(left, minor - elsewhere);
      skip -= elsewhere;
      left -= here;
      if (here > 0) {
        steps.add(here);
      }
    }
    return steps;
  }

  private static List<CreditNoteObserved> notes(MoneyMovement.Received money, Payment payment) {
    return payment.creditNotes().stream()
        .filter(note -> money.invoice().filter(note.invoice()::equals).isPresent())
        .filter(note -> note.status() == CreditNoteObserved.Status.ISSUED)
        .sorted(
            Comparator.comparing(CreditNoteObserved::createdAt)
                .thenComparing(CreditNoteObserved::creditNote))
        .toList();
  }

  /// The amounts that the same invoice received from other payments, which are reduced first.
  private static long paidBefore(MoneyMovement.Received money, Payment payment) {
    return MoneyMovement.in(payment).stream()
        .filter(MoneyMovement.Received.class::isInstance)
        .map(MoneyMovement.Received.class::cast)
        .filter(other -> other.invoice().equals(money.invoice()))
        .filter(other -> ORDER.compare(other, money) < 0)
        .mapToLong(other -> other.amount().amountMinor())
        .sum();
  }
}
