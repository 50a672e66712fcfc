package io.saletrail.conversion.head;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.StoredFact;
import io.saletrail.conversion.rules.Slot;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The newest state of each invoice of a subscription. The first invoices determine the billing
/// position of all others.
final class SlotTable {
  private static final String STORED =
      """
      select s.account, s.subscription, s.invoice, s.created_at, s.initial, s.billable, s.period_start,
             s.period_end, f.body
        from unnest(cast(:accounts as text[]), cast(:subscriptions as text[]),
                    cast(:invoices as text[])) as r(account, subscription, invoice)
        join slot s on s.account = r.account and s.subscription = r.subscription
                   and s.invoice = r.invoice
        join fact f on f.account = s.account and f.fact_id = s.fact_id
      """;

  private static final String WRITE =
      """
      insert into slot (account, subscription, invoice, fact_id, created_at, initial, billable,
                        period_start, period_end)
      select account, subscription, invoice, fact_id, created_at, initial, billable, period_start,
             period_end
        from unnest(cast(:accounts as text[]), cast(:subscriptions as text[]),
                    cast(:invoices as text[]), cast(:facts as text[]),
                    cast(cast(:created as text[]) as timestamptz[]), cast(:initial as boolean[]),
                    cast(:billable as boolean[]), cast(cast(:starts as text[]) as timestamptz[]), cast(cast(:ends as text[]) as timestamptz[]))
             as r(account, subscription, invoice, fact_id, created_at, initial, billable, period_start,
                  period_end)
      on conflict (account, subscription, invoice) do update
         set fact_id = excluded.fact_id, created_at = excluded.created_at,
             initial = excluded.initial, billable = excluded.billable,
             period_start = excluded.period_start, period_end = excluded.period_end
      """;

  private static final String FIRST =
      """
      select r.account, r.subscription, s.invoice, s.created_at, s.initial, s.billable, s.period_start,
             s.period_end, cast(null as text) as body
        from unnest(cast(:accounts as text[]), cast(:subscriptions as text[]),
                    cast(:needed as integer[])) as r(account, subscription, needed)
       cross join lateral (
             (select invoice, created_at, initial, billable, period_start, period_end from slot
               where account = r.account and subscription = r.subscription and billable
               order by created_at, invoice limit r.needed)
             union all
             (select invoice, created_at, initial, billable, period_start, period_end from slot
               where account = r.account and subscription = r.subscription and not billable
               order by created_at, invoice limit :free)) s
      """;

  private static final String CASES =
      """
      select t.account, t.case_id as id
        from unnest(cast(:accounts as text[]), cast(:invoices as text[])) as r(account, invoice)
        join correlation t on t.account = r.account and t.stripe_id = r.invoice
      """;

  /// Changes among the first invoices of subscriptions.
  ///
  /// @param moved the cases whose billing position may have changed
  /// @param restarted the subscriptions whose initial invoice changed: all their payments depend on
  ///   it
  record SlotChanges(Set<CaseId> moved, Set<Parent> restarted) {
    static final SlotChanges NONE = new SlotChanges(Set.of(), Set.of());
  }

  private record Key(Parent subscription, String invoice) {
    static Key of(InvoiceObserved invoice) {
      return new Key(
          new Parent(invoice.account(), invoice.subscription().orElseThrow()), invoice.invoice());
    }
  }

  private record Stored(Slot slot, InvoiceObserved invoice) {}

  private SlotTable() {}

  /// @param body the invoice; empty where it is not read
  private record SlotRow(
      String account,
      String subscription,
      String invoice,
      Instant createdAt,
      boolean initial,
      boolean billable,
      Optional<Instant> periodStart,
      Optional<Instant> periodEnd,
      Optional<String> body) {

    Parent parent() {
      return new Parent(account, subscription);
    }

    Slot slot() {
      return new Slot(invoice, createdAt, initial, billable, periodStart, periodEnd);
    }

    Stored stored() {
      return new Stored(slot(), StoredFact.readActivity(body.orElseThrow(), InvoiceObserved.class));
    }
  }

  /// Keeps the newest state of each invoice.
  ///
  /// @param added observations of subscriptions' invoices that were not known before
  static Uni<SlotChanges> enter(
      Mutiny.Session session, List<InvoiceObserved> added, Map<String, MerchantOptions> options) {
    if (added.isEmpty()) {
      return Uni.createFrom().item(SlotChanges.NONE);
    }
    var keys = added.stream().map(Key::of).distinct().toList();
    return stored(session, keys).chain(stored -> enter(session, added, stored, options));
  }

  private static Uni<SlotChanges> enter(
      Mutiny.Session session,
      List<InvoiceObserved> added,
      Map<Key, Stored> stored,
      Map<String, MerchantOptions> options) {
    var newest = new LinkedHashMap<Key, InvoiceObserved>();
    stored.forEach((key, one) -> newest.put(key, one.invoice()));
    added.forEach(invoice -> newest.merge(Key.of(invoice), invoice, Newest::of));
    var changed = new LinkedHashSet<Parent>();
    newest.forEach(
        (key, invoice) -> {
          var before = Optional.ofNullable(stored.get(key)).map(Stored::slot);
          if (before.filter(Slot.of(invoice)::equals).isEmpty()) {
            changed.add(key.subscription());
          }
        });
    var subscriptions = List.copyOf(changed);
    return first(session, subscriptions, options)
        .call(() -> write(session, newest))
        .chain(
            before ->
                first(session, subscriptions, options)
                    .chain(after -> changes(session, subscriptions, before, after)));
  }

  private static Uni<Map<Key, Stored>> stored(Mutiny.Session session, List<Key> keys) {
    return Rows.query(session, STORED, SlotRow.class)
        .texts("accounts", keys, key -> key.subscription().account())
        .texts("subscriptions", keys, key -> key.subscription().id())
        .texts("invoices", keys, Key::invoice)
        .list()
        .map(SlotTable::byKey);
  }

  private static Map<Key, Stored> byKey(List<SlotRow> rows) {
    return rows.stream()
        .collect(Collectors.toMap(row -> new Key(row.parent(), row.invoice()), SlotRow::stored));
  }

  private static Uni<Integer> write(Mutiny.Session session, Map<Key, InvoiceObserved> newest) {
    var keys = List.copyOf(newest.keySet());
    var slots = newest.values().stream().map(Slot::of).toList();
    return Rows.update(session, WRITE)
        .texts("accounts", keys, key -> key.subscription().account())
        .texts("subscriptions", keys, key -> key.subscription().id())
        .texts("invoices", keys, Key::invoice)
        .texts("facts", newest.values(), InvoiceObserved::id)
        .instants("created", slots, Slot::createdAt)
        .booleans("initial", slots, Slot::initial)
        .booleans("billable", slots, Slot::billable)
        .instants("starts", slots, slot -> slot.periodStart().orElse(null))
        .instants("ends", slots, slot -> slot.periodEnd().orElse(null))
        .run();
  }

  /// The first invoices of each subscription, in order: as many billable ones as a decision needs,
  /// and the free ones before the last of them, up to a limit.
  static Uni<Map<Parent, List<Slot>>> first(
      Mutiny.Session session, List<Parent> subscriptions, Map<String, MerchantOptions> options) {
    if (subscriptions.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return Rows.query(session, FIRST, SlotRow.class)
        .texts("accounts", subscriptions, Parent::account)
        .texts("subscriptions", subscriptions, Parent::id)
        .ints("needed", subscriptions, each -> needed(each.account(), options))
        .set("free", Slot.MAX_FREE)
        .list()
        .map(rows -> bySubscription(rows, options));
  }

  private static int needed(String account, Map<String, MerchantOptions> options) {
    return Slot.needed(options.getOrDefault(account, MerchantOptions.defaults()));
  }

  private static Map<Parent, List<Slot>> bySubscription(
      List<SlotRow> rows, Map<String, MerchantOptions> options) {
    var slots = new HashMap<Parent, List<Slot>>();
    for (var row : rows) {
      slots.computeIfAbsent(row.parent(), none -> new ArrayList<>()).add(row.slot());
    }
    slots.replaceAll((subscription, all) -> firstOf(all, needed(subscription.account(), options)));
    return slots;
  }

  /// Drops free invoices after the last billable one that a decision needs.
  private static List<Slot> firstOf(List<Slot> all, int needed) {
    var ordered = all.stream().sorted(Slot.ORDER).toList();
    var billable = ordered.stream().filter(Slot::billable).count();
    return billable < needed ? ordered : ordered.subList(0, lastBillable(ordered) + 1);
  }

  private static int lastBillable(List<Slot> slots) {
    var last = slots.size() - 1;
    while (!slots.get(last).billable()) {
      last--;
    }
    return last;
  }

  private static Uni<SlotChanges> changes(
      Mutiny.Session session,
      List<Parent> subscriptions,
      Map<Parent, List<Slot>> before,
      Map<Parent, List<Slot>> after) {
    var restarted = new HashSet<Parent>();
    var moved = new ArrayList<Key>();
    for (var subscription : subscriptions) {
      var old = before.getOrDefault(subscription, List.of());
      var now = after.getOrDefault(subscription, List.of());
      if (initial(old).equals(initial(now))) {
        moved(old, now).forEach(invoice -> moved.add(new Key(subscription, invoice)));
      } else {
        restarted.add(subscription);
      }
    }
    return cases(session, moved).map(cases -> new SlotChanges(cases, restarted));
  }

  private static List<Slot> initial(List<Slot> slots) {
    return slots.stream().filter(Slot::initial).toList();
  }

  /// The billable invoices from the first difference on.
  private static Set<String> moved(List<Slot> old, List<Slot> now) {
    var same = 0;
    while (same < old.size() && same < now.size() && old.get(same).equals(now.get(same))) {
      same++;
    }
    var moved = new LinkedHashSet<Slot>(old.subList(same, old.size()));
    moved.addAll(now.subList(same, now.size()));
    return moved.stream().filter(Slot::billable).map(Slot::invoice).collect(Collectors.toSet());
  }

  private static Uni<Set<CaseId>> cases(Mutiny.Session session, List<Key> invoices) {
    if (invoices.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return Rows.query(session, CASES, CaseId.class)
        .texts("accounts", invoices, key -> key.subscription().account())
        .texts("invoices", invoices, Key::invoice)
        .list()
        .map(Set::copyOf);
  }
}
