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
  private static final Comparator<MoneySeen.Came> ORDER =
      Comparator.comparing((MoneySeen.Came came) -> came.charge().isPresent())
          .thenComparing(MoneySeen.Came::id);

  private OutOfBand() {}

  /// What went back of this money, a step for each credit note.
  static List<Long> stepsMinor(MoneySeen.Came money, Payment payment) {
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

  private static List<CreditNoteObserved> notes(MoneySeen.Came money, Payment payment) {
    return payment.creditNotes().stream()
        .filter(note -> money.invoice().filter(note.invoice()::equals).isPresent())
        .filter(note -> note.status() == CreditNoteObserved.Status.ISSUED)
        .sorted(
            Comparator.comparing(CreditNoteObserved::createdAt)
                .thenComparing(CreditNoteObserved::creditNote))
        .toList();
  }

  /// What the same invoice got by other ways that give back first.
  private static long before(MoneySeen.Came money, Payment payment) {
    return MoneySeen.in(payment).stream()
        .filter(MoneySeen.Came.class::isInstance)
        .map(MoneySeen.Came.class::cast)
        .filter(other -> other.invoice().equals(money.invoice()))
        .filter(other -> ORDER.compare(other, money) < 0)
        .mapToLong(other -> other.amount().amountMinor())
        .sum();
  }
}
