package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All facts that share Stripe ids: a one-off payment, or a subscription with all its payments.
///
/// @param payments the payments in it, by the smallest of their Stripe ids
/// @param subscriptions the newest state of each subscription
/// @param optedOutCustomers the customers that the merchant took out of the programme
public record PaymentCase(
    List<Payment> payments,
    List<SubscriptionObserved> subscriptions,
    Set<String> optedOutCustomers) {

  /// Facts in the order in which Stripe made them. Stripe counts seconds, so within one second
  /// the state that can only come later wins.
  static final Comparator<PaymentActivity> STRIPES_ORDER =
      Comparator.comparing(PaymentActivity::at)
          .thenComparing(LifeStage::of)
          .thenComparing(PaymentActivity::id);

  public static PaymentCase of(Collection<PaymentActivity> facts) {
    var ordered = facts.stream().sorted(STRIPES_ORDER).toList();
    var subscriptions = newest(ordered, SubscriptionObserved.class).values().stream().toList();
    return new PaymentCase(payments(ordered), subscriptions, optedOut(ordered));
  }

  /// The newest state of a subscription.
  Optional<SubscriptionObserved> subscription(String id) {
    return subscriptions.stream().filter(seen -> seen.subscription().equals(id)).findFirst();
  }

  private static Set<String> optedOut(List<PaymentActivity> ordered) {
    return newest(ordered, CustomerObserved.class).values().stream()
        .filter(CustomerObserved::optedOut)
        .map(CustomerObserved::customer)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The newest state of each object of a kind. The facts must be in Stripe's order.
  static <T extends PaymentActivity> Map<String, T> newest(
      List<PaymentActivity> ordered, Class<T> kind) {
    var newest = new TreeMap<String, T>();
    for (var fact : ordered) {
      if (kind.isInstance(fact)) {
        newest.put(fact.object(), kind.cast(fact));
      }
    }
    return newest;
  }

  /// Splits the case into payments: facts that share an id other than the subscription's.
  private static List<Payment> payments(List<PaymentActivity> all) {
    var ordered = all.stream().filter(PaymentCase::ofAPayment).toList();
    var leaders = new HashMap<String, String>();
    for (var fact : ordered) {
      paymentTies(fact).forEach(id -> join(leaders, fact.object(), id));
    }
    var groups = new TreeMap<String, List<PaymentActivity>>();
    for (var fact : ordered) {
      groups.computeIfAbsent(leader(leaders, fact.object()), id -> new ArrayList<>()).add(fact);
    }
    return groups.values().stream().map(Payment::of).toList();
  }

  /// A subscription holds many payments together, and a customer belongs to none.
  private static boolean ofAPayment(PaymentActivity fact) {
    return !(fact instanceof SubscriptionObserved) && !(fact instanceof CustomerObserved);
  }

  private static Stream<String> paymentTies(PaymentActivity fact) {
    return switch (fact) {
      case SessionObserved session ->
          Stream.of(
                  Stream.of(session.session()),
                  session.paymentIntent().stream(),
                  session.invoice().stream())
              .flatMap(ids -> ids);
      case InvoiceObserved invoice ->
          invoice.ties().filter(id -> !invoice.subscription().equals(Optional.of(id)));
      case PaymentIntentObserved intent -> intent.ties();
      case ChargeObserved charge -> charge.ties();
      case InvoicePaymentObserved payment -> payment.ties();
      case RefundObserved refund -> refund.ties();
      case DisputeObserved dispute -> dispute.ties();
      case SubscriptionObserved _, CustomerObserved _ -> Stream.empty();
    };
  }

  private static void join(Map<String, String> leaders, String one, String other) {
    var first = leader(leaders, one);
    var second = leader(leaders, other);
    if (first.compareTo(second) < 0) {
      leaders.put(second, first);
    } else if (first.compareTo(second) > 0) {
      leaders.put(first, second);
    }
  }

  private static String leader(Map<String, String> leaders, String id) {
    var leader = id;
    for (var next = leaders.get(leader); next != null; next = leaders.get(leader)) {
      leader = next;
    }
    return leader;
  }
}
