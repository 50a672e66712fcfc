package io.saletrail.ingest.activity;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// Events processed from the raw topic or appended by a poll, by id, and sessions and charges by
/// state: a poll reads sessions and their charges without an event id.
@ApplicationScoped
public class DedupTable {
  private static final String ENTER_EVENTS =
      """
      insert into dedup_event (account, event_id)
      select r.account, r.event_id
        from %s as r
      on conflict do nothing
      """
          .formatted(Rows.recordset("dedup_event"));

  private static final String ENTER_SESSIONS =
      """
      insert into dedup_session (account, session_id, state)
      select r.account, r.session_id, r.state
        from %s as r
      on conflict do nothing
      """
          .formatted(Rows.recordset("dedup_session"));

  private static final String ENTER_CHARGES =
      """
      insert into dedup_charge (account, charge_id, state)
      select r.account, r.charge_id, r.state
        from %s as r
      on conflict do nothing
      """
          .formatted(Rows.recordset("dedup_charge"));

  private static final String FIND_EVENTS =
      """
      select e.event_id from dedup_event e
       where e.account = :account and e.event_id = any(:ids)
      """;

  private static final String FIND_SESSIONS =
      """
      select s.session_id as session, s.state from dedup_session s
       where s.account = :account and s.session_id = any(:sessions)
      """;

  private static final String FIND_CHARGES =
      """
      select c.charge_id as charge, c.state from dedup_charge c
       where c.account = :account and c.charge_id = any(:charges)
      """;

  /// The id of an observation is the object's tag followed by hexadecimal digits.
  private static final String LATEST_OBSERVATIONS =
      """
      select p.tag, e.event_id
        from unnest(cast(:tags as text[])) as p(tag)
       cross join lateral (
             select s.event_id from dedup_event s
              where s.account = :account
                and s.event_id >= p.tag and s.event_id < p.tag || 'g'
              order by s.seen_at desc, s.event_id limit 1) e
      """;

  private final Outbox outbox;

  DedupTable(Outbox outbox) {
    this.outbox = outbox;
  }

  /// A session and its state: `complete` and `paid` differs from `complete` and `unpaid`.
  public record SessionState(String session, String state) {
    public static SessionState of(SessionObserved dedup) {
      return new SessionState(dedup.session(), dedup.status() + "/" + dedup.paymentStatus());
    }
  }

  /// A charge and its state: an authorised one differs from a captured one.
  public record ChargeState(String charge, String state) {
    public static ChargeState of(ChargeObserved charge) {
      return new ChargeState(charge.charge(), charge.status() + "/" + charge.capturedMinor());
    }
  }

  /// Records events that Kafka has acknowledged, before the feed reads them.
  public Uni<Void> record(String account, Collection<String> appended) {
    var rows =
        appended.stream()
            .filter(StripeId::isId)
            .map(event -> new EventRow(account, event))
            .distinct()
            .toList();
    return outbox.write(session -> Rows.write(session, ENTER_EVENTS, rows));
  }

  /// The subset of these events that is known.
  public Uni<Set<String>> known(String account, Collection<String> events) {
    return outbox.write(
        session ->
            Rows.query(session, FIND_EVENTS, String.class)
                .set("account", account)
                .texts("ids", events)
                .list()
                .map(HashSet::new));
  }

  /// Every state in which these sessions were processed.
  public Uni<Set<SessionState>> statesOfSessions(String account, Collection<String> sessions) {
    return outbox.read(
        session ->
            Rows.query(session, FIND_SESSIONS, SessionState.class)
                .set("account", account)
                .texts("sessions", sessions)
                .list()
                .map(HashSet::new));
  }

  /// Every state in which these charges were processed.
  public Uni<Set<ChargeState>> statesOfCharges(String account, Collection<String> charges) {
    return outbox.read(
        session ->
            Rows.query(session, FIND_CHARGES, ChargeState.class)
                .set("account", account)
                .texts("charges", charges)
                .list()
                .map(HashSet::new));
  }

  /// The latest observation of each tag.
  Uni<Map<String, String>> latestObservations(String account, Collection<String> tags) {
    return outbox.write(
        session ->
            Rows.query(session, LATEST_OBSERVATIONS, LatestRow.class)
                .set("account", account)
                .texts("tags", tags)
                .list()
                .map(DedupTable::byTag));
  }

  private static Map<String, String> byTag(List<LatestRow> rows) {
    return rows.stream().collect(Collectors.toMap(LatestRow::tag, LatestRow::eventId));
  }

  private record LatestRow(String tag, String eventId) {}

  private record EventRow(String account, String eventId) {}

  private record SessionRow(String account, String sessionId, String state) {
    static SessionRow of(SessionObserved dedup) {
      return new SessionRow(dedup.account(), dedup.session(), SessionState.of(dedup).state());
    }
  }

  private record ChargeRow(String account, String chargeId, String state) {
    static ChargeRow of(ChargeObserved charge) {
      return new ChargeRow(charge.account(), charge.charge(), ChargeState.of(charge).state());
    }
  }

  /// Records processed events, in the caller's transaction.
  Uni<Void> enter(Mutiny.Session session, List<IncomingEvent> incoming) {
    var events =
        incoming.stream()
            .filter(event -> StripeId.isAccount(event.account()))
            .filter(event -> StripeId.isId(event.eventId()))
            .map(event -> new EventRow(event.account(), event.eventId()))
            .distinct()
            .toList();
    var sessions =
        observed(incoming, SessionObserved.class).map(SessionRow::of).distinct().toList();
    var charges = observed(incoming, ChargeObserved.class).map(ChargeRow::of).distinct().toList();
    return Rows.write(session, ENTER_EVENTS, events)
        .chain(() -> Rows.write(session, ENTER_SESSIONS, sessions))
        .chain(() -> Rows.write(session, ENTER_CHARGES, charges));
  }

  private static <A extends PaymentActivity> Stream<A> observed(
      List<IncomingEvent> incoming, Class<A> kind) {
    return incoming.stream()
        .flatMap(event -> event.result().readable().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
