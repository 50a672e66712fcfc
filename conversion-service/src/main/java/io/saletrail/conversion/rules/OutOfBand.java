package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.CreditNoteObserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What credit notes gave back outside Stripe. It is taken from what was paid of the invoice
/// outside Stripe first, and then from its charges in order of id.
///
/// Source: docs.stripe.com/api/credit_notes/object, `out_of_band_amount`.
final class OutOfBand {
  private static final Comparator<MoneyMovement.Came> ORDER =
      Comparator.comparing((MoneyMovement.Came came) -> came.charge().isPresent())
          .thenComparing(MoneyMovement.Came::id);

  private OutOfBand() {}

  /// What went back of this money, a step for each credit note.
  static List<Long> stepsMinor(MoneyMovement.Came money, Payment payment) {
    var skip = before(money, payment);
    var left = money.whole().amountMinor();
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

  private static List<CreditNoteObserved> notes(MoneyMovement.Came money, Payment payment) {
    return payment.creditNotes().stream()
        .filter(note -> money.invoice().filter(note.invoice()::equals).isPresent())
        .filter(note -> note.status() == CreditNoteObserved.Status.ISSUED)
        .sorted(
            Comparator.comparing(CreditNoteObserved::createdAt)
                .thenComparing(CreditNoteObserved::creditNote))
        .toList();
  }

  /// What the same invoice got by other ways that give back first.
  private static long before(MoneyMovement.Came money, Payment payment) {
    return MoneyMovement.in(payment).stream()
        .filter(MoneyMovement.Came.class::isInstance)
        .map(MoneyMovement.Came.class::cast)
        .filter(other -> other.invoice().equals(money.invoice()))
        .filter(other -> ORDER.compare(other, money) < 0)
        .mapToLong(other -> other.amount().amountMinor())
        .sum();
  }
}
