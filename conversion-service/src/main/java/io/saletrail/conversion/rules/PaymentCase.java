package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.lookup.LookupEnded;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One payment with the whole input of its decision: the facts that share its Stripe ids, and a
/// bounded part of what it shares with other payments of its subscription and customer.
///
/// @param facts the facts of the payment, in any order
/// @param subscriptions the head of each of its subscriptions, by id
/// @param setupSessions observations of its customers' sessions in mode `setup`
/// @param optedOutCustomers its customers that the merchant excluded from the programme
/// @param lookups the outcome of each look-up about it, by the Stripe object that was read
public record PaymentCase(
    Collection<PaymentActivity> facts,
    Map<String, SubscriptionHead> subscriptions,
    List<SessionObserved> setupSessions,
    Set<String> optedOutCustomers,
    Map<String, LookupEnded.Outcome> lookups) {

  /// Facts in the order in which Stripe created them. Stripe counts seconds, so within one second
  /// the later life stage wins.
  public static final Comparator<PaymentActivity> STRIPES_ORDER =
      Comparator.comparing(PaymentActivity::at)
          .thenComparing(LifeStage::of)
          .thenComparing(PaymentActivity::id);

  Payment payment() {
    return Payment.of(facts.stream().sorted(STRIPES_ORDER).toList());
  }

  /// The head of a subscription.
  SubscriptionHead head(Optional<String> subscription) {
    return subscription
        .flatMap(id -> Optional.ofNullable(subscriptions.get(id)))
        .orElse(SubscriptionHead.NONE);
  }

  /// Whether Stripe has no Checkout Session for an object.
  boolean hasNoSession(String object) {
    return lookups.get(object) == LookupEnded.Outcome.NO_SESSION;
  }

  /// Whether a look-up read an object, so that what is unknown now does not exist.
  boolean lookedUp(String object) {
    var outcome = lookups.get(object);
    return outcome == LookupEnded.Outcome.NO_SESSION
        || outcome == LookupEnded.Outcome.SESSION_FOUND;
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
}
