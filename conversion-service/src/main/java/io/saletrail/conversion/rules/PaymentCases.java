package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.settings.MerchantOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The payments in a complete set of one merchant's facts, each with what it shares with others.
/// The ledger keeps the same incrementally; this computes the expected result.
public final class PaymentCases {
  private final List<PaymentActivity> ordered;
  private final int slots;
  private final Map<String, LookupEnded.Outcome> lookups;

  private PaymentCases(
      Collection<PaymentActivity> facts, int slots, Map<String, LookupEnded.Outcome> lookups) {
    this.ordered = facts.stream().distinct().sorted(PaymentCase.STRIPES_ORDER).toList();
    this.slots = slots;
    this.lookups = lookups;
  }

  public static List<PaymentCase> of(
      Collection<PaymentActivity> facts,
      MerchantOptions options,
      Map<String, LookupEnded.Outcome> lookups) {
    return new PaymentCases(facts, Slot.needed(options), lookups).cases();
  }

  public static List<PaymentCase> of(Collection<PaymentActivity> facts, MerchantOptions options) {
    return of(facts, options, Map.of());
  }

  /// Every decision about the payments in a set of facts.
  public static List<ConversionRules.Decided> decide(
      Collection<PaymentActivity> facts, MerchantOptions options) {
    return of(facts, options).stream()
        .flatMap(one -> ConversionRules.decide(one, options).stream())
        .toList();
  }

  private List<PaymentCase> cases() {
    return correlated().stream().map(this::complete).toList();
  }

  /// Groups facts that share a Stripe id, directly or through others.
  private Collection<List<PaymentActivity>> correlated() {
    var leaders = new HashMap<String, String>();
    var ofPayments = ordered.stream().filter(fact -> fact.ties().findAny().isPresent()).toList();
    for (var fact : ofPayments) {
      fact.ties().forEach(id -> join(leaders, fact.object(), id));
    }
    var groups = new TreeMap<String, List<PaymentActivity>>();
    for (var fact : ofPayments) {
      groups.computeIfAbsent(leader(leaders, fact.object()), id -> new ArrayList<>()).add(fact);
    }
    return groups.values();
  }

  private PaymentCase complete(List<PaymentActivity> facts) {
    var parents = facts.stream().flatMap(PaymentActivity::parents).collect(Collectors.toSet());
    var heads = new TreeMap<String, SubscriptionHead>();
    parents.forEach(id -> head(id).ifPresent(head -> heads.put(id, head)));
    heads.values().stream()
        .flatMap(head -> Stream.concat(head.state().stream(), head.sessions().stream()))
        .flatMap(PaymentActivity::parents)
        .forEach(parents::add);
    return new PaymentCase(facts, heads, setupSessions(parents), optedOut(parents), lookups);
  }

  private Optional<SubscriptionHead> head(String id) {
    var state =
        Optional.ofNullable(PaymentCase.newest(ordered, SubscriptionObserved.class).get(id));
    var sessions =
        ordered.stream()
            .filter(SessionObserved.class::isInstance)
            .map(SessionObserved.class::cast)
            .filter(session -> session.subscription().filter(id::equals).isPresent())
            .toList();
    var first = slots(id);
    return state.isEmpty() && sessions.isEmpty() && first.isEmpty()
        ? Optional.empty()
        : Optional.of(new SubscriptionHead(state, sessions, first));
  }

  private List<Slot> slots(String subscription) {
    var all =
        PaymentCase.newest(ordered, InvoiceObserved.class).values().stream()
            .filter(invoice -> invoice.subscription().filter(subscription::equals).isPresent())
            .map(Slot::of)
            .sorted(Slot.ORDER)
            .toList();
    var free = all.stream().filter(slot -> !slot.billable()).limit(Slot.MAX_FREE).toList();
    var billable = all.stream().filter(Slot::billable).limit(slots).toList();
    return all.stream().filter(slot -> free.contains(slot) || billable.contains(slot)).toList();
  }

  private List<SessionObserved> setupSessions(Set<String> parents) {
    return ordered.stream()
        .filter(SessionObserved.class::isInstance)
        .map(SessionObserved.class::cast)
        .filter(session -> session.mode() == SessionObserved.Mode.SETUP)
        .filter(session -> session.customer().filter(parents::contains).isPresent())
        .toList();
  }

  private Set<String> optedOut(Set<String> parents) {
    return PaymentCase.newest(ordered, CustomerObserved.class).values().stream()
        .filter(CustomerObserved::optedOut)
        .map(CustomerObserved::customer)
        .filter(parents::contains)
        .collect(Collectors.toUnmodifiableSet());
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
