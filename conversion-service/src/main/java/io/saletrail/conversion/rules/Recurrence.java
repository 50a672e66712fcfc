package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoiceObserved.BillingReason;
import io.saletrail.contracts.activity.SessionObserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where each payment stands among the payments of its subscription.
///
/// The first money is known by the invoice or session that began the subscription, or, after a
/// beginning that was free, by being the first. While the first money itself is not seen, a renewal
/// counts as a renewal: taken for the first, it would get a conversion type that Trackdesk cannot
/// change later.
final class Recurrence {
  private final Map<String, Integer> places;

  private Recurrence(Map<String, Integer> places) {
    this.places = places;
  }

  static Recurrence of(PaymentCase whole) {
    var bySubscription = new TreeMap<String, List<Payment>>();
    for (var payment : whole.payments()) {
      payment
          .subscription()
          .ifPresent(
              id -> bySubscription.computeIfAbsent(id, none -> new ArrayList<>()).add(payment));
    }
    var places = new HashMap<String, Integer>();
    bySubscription.values().forEach(payments -> place(payments, places));
    return new Recurrence(places);
  }

  /// 0 for the first money of a subscription, 1 for the next, and so on; 0 for a one-off payment.
  int position(Payment payment, MoneySeen money) {
    return payment.subscription().isEmpty() ? 0 : places.getOrDefault(money.id(), 0);
  }

  private static void place(List<Payment> payments, Map<String, Integer> places) {
    var moneys =
        payments.stream()
            .flatMap(payment -> MoneySeen.in(payment).stream())
            .filter(money -> !(money instanceof MoneySeen.Failed))
            .sorted(Comparator.comparing(MoneySeen::at).thenComparing(MoneySeen::id))
            .toList();
    var place = payments.stream().anyMatch(Recurrence::firstMoneyIsKnown) ? 0 : 1;
    for (var money : moneys) {
      places.put(money.id(), place);
      place++;
    }
  }

  private static boolean firstMoneyIsKnown(Payment payment) {
    return began(payment)
        && (WithoutMoney.nothingToPay(payment)
            || MoneySeen.in(payment).stream()
                .anyMatch(money -> !(money instanceof MoneySeen.Failed)));
  }

  private static boolean began(Payment payment) {
    return payment.sessions().stream()
            .anyMatch(session -> session.mode() == SessionObserved.Mode.SUBSCRIPTION)
        || payment.invoices().stream()
            .map(InvoiceObserved::billingReason)
            .anyMatch(BillingReason.SUBSCRIPTION_CREATE::equals);
  }
}
