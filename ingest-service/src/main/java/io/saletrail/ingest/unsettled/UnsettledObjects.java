package io.saletrail.ingest.unsettled;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.ingest.intake.SyntheticEvent;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores unsettled objects, in the caller's transaction.
///
/// A late, older event may add an object again: the next daily pass reads its state and deletes it.
@ApplicationScoped
public class UnsettledObjects {
  /// An event of Stripe's between two daily passes replaces the observation: if the next pass
  /// reads the earlier state again, that state has returned.
  private static final String UPSERT =
      """
      insert into unsettled_object (account, object, kind, created_at, last_event)
      select r.account, r.object, r.kind, r.created_at, r.last_event
        from %s as r
      on conflict (account, object) do update set last_event = excluded.last_event
       where excluded.last_event is not null
      """
          .formatted(Rows.recordset("unsettled_object"));

  private static final String DELETE =
      """
      delete from unsettled_object u
       using unnest(cast(:accounts as text[]), cast(:objects as text[])) as r(account, object)
       where u.account = r.account and u.object = r.object
      """;

  private record Id(String account, String object) {}

  private record Row(
      String account,
      String object,
      UnsettledKind kind,
      Instant createdAt,
      Optional<String> lastEvent) {}

  private record Last(Settlement settlement, String event) {}

  /// Records the activities of a batch; the last one of each object counts.
  public Uni<Void> enter(Mutiny.Session session, List<PaymentActivity> activities) {
    var last = new LinkedHashMap<Id, Last>();
    for (var activity : activities) {
      var settlement = UnsettledRules.settlement(activity);
      switch (settlement) {
        case Settlement.Unsettled _, Settlement.Settled _ ->
            last.put(
                new Id(activity.account(), activity.object()),
                new Last(settlement, activity.observation().event()));
        case Settlement.Other _ -> {}
      }
    }
    return Rows.write(session, UPSERT, unsettled(last)).chain(() -> delete(session, settled(last)));
  }

  private static Uni<Void> delete(Mutiny.Session session, List<Id> settled) {
    return settled.isEmpty()
        ? Uni.createFrom().voidItem()
        : Rows.update(session, DELETE)
            .texts("accounts", settled, Id::account)
            .texts("objects", settled, Id::object)
            .run()
            .replaceWithVoid();
  }

  private static List<Row> unsettled(Map<Id, Last> last) {
    var rows = new ArrayList<Row>();
    for (var each : last.entrySet()) {
      if (each.getValue().settlement() instanceof Settlement.Unsettled(var kind, var createdAt)) {
        var id = each.getKey();
        var event =
            Optional.of(each.getValue().event()).filter(e -> !SyntheticEvent.isSynthetic(e));
        rows.add(new Row(id.account(), id.object(), kind, createdAt, event));
      }
    }
    return rows;
  }

  private static List<Id> settled(Map<Id, Last> last) {
    return last.entrySet().stream()
        .filter(each -> each.getValue().settlement() instanceof Settlement.Settled)
        .map(Map.Entry::getKey)
        .toList();
  }
}
