package io.saletrail.ingest.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.ingest.replay.ReplayClaim.OffsetRange;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Replays that were asked for, one at a time, and how far each is. Whoever lost the lease changes
/// nothing.
@ApplicationScoped
class ReplayLedger {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<Integer, OffsetRange>> CURSOR = new TypeReference<>() {};

  private static final String REQUEST =
      """
      insert into replay (replay, account, from_at, to_at, dry_run)
      values (:replay, nullif(:account, ''), :from, :to, :dry)
      on conflict do nothing
      """;

  private static final String CLAIM =
      """
      update replay
         set lease_id = cast(gen_random_uuid() as text),
             lease_until = now() + make_interval(secs => :lease)
       where replay in (
             select replay from replay
              where state = 'RUNNING' and due_at <= now()
                and (lease_until is null or lease_until < now())
              limit 1 for update skip locked)
      returning replay, account, from_at, to_at, dry_run, lease_id, cursor, read_count,
             activity_count, skipped_count, unreadable_count
      """;

  private static final String PROGRESS =
      """
      update replay
         set cursor = :cursor, read_count = :read, activity_count = :activities,
             skipped_count = :skipped, unreadable_count = :unreadable,
             lease_until = now() + make_interval(secs => :lease)
       where replay = :replay and lease_id = :lease_id and state = 'RUNNING'
      """;

  private static final String COMPLETE =
      """
      update replay set state = 'COMPLETE', ended_at = now(), lease_id = null, lease_until = null
       where replay = :replay and lease_id = :lease_id and state = 'RUNNING'
      """;

  private static final String DEFER =
      """
      update replay
         set lease_id = null, lease_until = null, due_at = now() + make_interval(secs => :pause)
       where replay = :replay and lease_id = :lease_id and state = 'RUNNING'
      """;

  private static final String CANCEL =
      """
      update replay set state = 'CANCELLED', ended_at = now(), lease_id = null, lease_until = null
       where replay = :replay and state = 'RUNNING'
      """;

  private static final String SHOW =
      """
      select replay, account, from_at, to_at, dry_run, state, read_count, activity_count,
             skipped_count, unreadable_count, requested_at, ended_at
        from replay where :replay in (replay, '') order by requested_at desc limit :limit
      """;

  private static final String DELETE_EXPIRED =
      "delete from replay where ended_at < now() - make_interval(secs => :retention)";

  private final Outbox outbox;
  private final Quarantine quarantine;
  private final ReplayConfig config;

  ReplayLedger(Outbox outbox, Quarantine quarantine, ReplayConfig config) {
    this.outbox = outbox;
    this.quarantine = quarantine;
    this.config = config;
  }

  /// Notes what is asked for; empty when another one is under way.
  Uni<Optional<String>> create(ReplayRequest request) {
    var id = UUID.randomUUID().toString();
    return outbox.write(
        session ->
            session
                .createNativeQuery(REQUEST)
                .setParameter("replay", id)
                .setParameter("account", request.account().orElse(""))
                .setParameter("from", request.from().atOffset(ZoneOffset.UTC))
                .setParameter("to", request.to().atOffset(ZoneOffset.UTC))
                .setParameter("dry", request.dryRun())
                .executeUpdate()
                .map(inserted -> Optional.of(id).filter(ok -> inserted > 0)));
  }

  /// Takes the one that is due and that nobody makes.
  Uni<Optional<ReplayClaim>> claim() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("lease", seconds(config.lease()))
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(ReplayLedger::claim)));
  }

  /// A batch was read. Of it, what cannot be read waits in quarantine, and what can be read does
  /// not wait there any longer; a dry run changes nothing there.
  ///
  /// @return whether it is still isHeld
  Uni<Boolean> progress(
      ReplayClaim claim, Map<Integer, OffsetRange> cursor, Counts counts, ReplayPass.Read batch) {
    return outbox.write(
        session ->
            held(session, PROGRESS, claim)
                .setParameter("cursor", json(cursor))
                .setParameter("read", counts.read())
                .setParameter("activities", counts.activities())
                .setParameter("skipped", counts.skipped())
                .setParameter("unreadable", counts.unreadable())
                .setParameter("lease", seconds(config.lease()))
                .executeUpdate()
                .map(written -> written > 0)
                .call(isHeld -> isHeld ? settle(session, claim, batch) : nothing()));
  }

  private Uni<Void> settle(Mutiny.Session session, ReplayClaim claim, ReplayPass.Read batch) {
    return claim.dryRun()
        ? nothing()
        : quarantine
            .put(session, batch.unreadable())
            .chain(() -> quarantine.release(session, batch.readable()));
  }

  /// The span is read to its end.
  Uni<Boolean> complete(ReplayClaim claim) {
    return outbox.write(
        session -> held(session, COMPLETE, claim).executeUpdate().map(ended -> ended > 0));
  }

  /// It goes on later, at the partitionRef where it is.
  Uni<Void> defer(ReplayClaim claim) {
    return outbox.write(
        session ->
            held(session, DEFER, claim)
                .setParameter("pause", seconds(config.pause()))
                .executeUpdate()
                .replaceWithVoid());
  }

  /// Ends one for good; what it has sent by then is sent.
  ///
  /// @return whether it was under way
  Uni<Boolean> cancel(String id) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(CANCEL)
                .setParameter("replay", id)
                .executeUpdate()
                .map(ended -> ended > 0));
  }

  /// One replay.
  Uni<Optional<ReplayStatus>> find(String id) {
    return show(id).map(found -> found.stream().findFirst());
  }

  /// The latest ones.
  Uni<List<ReplayStatus>> latest() {
    return show("");
  }

  /// Forgets replays that ended long ago.
  Uni<Void> forget() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(DELETE_EXPIRED)
                .setParameter("retention", seconds(config.retention()))
                .executeUpdate()
                .replaceWithVoid());
  }

  private Uni<List<ReplayStatus>> show(String id) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(SHOW, Object[].class)
                .setParameter("replay", id)
                .setParameter("limit", config.shown())
                .getResultList()
                .map(rows -> rows.stream().map(ReplayLedger::status).toList()));
  }

  private static Mutiny.MutationQuery held(Mutiny.Session session, String sql, ReplayClaim claim) {
    return session
        .createNativeQuery(sql)
        .setParameter("replay", claim.replay())
        .setParameter("lease_id", claim.lease());
  }

  private static ReplayClaim claim(Object[] row) {
    return new ReplayClaim(
        (String) row[0],
        Optional.ofNullable((String) row[1]),
        ((OffsetDateTime) row[2]).toInstant(),
        ((OffsetDateTime) row[3]).toInstant(),
        (Boolean) row[4],
        (String) row[5],
        cursor((String) row[6]),
        new Counts((Integer) row[7], (Integer) row[8], (Integer) row[9], (Integer) row[10]));
  }

  private static ReplayStatus status(Object[] row) {
    return new ReplayStatus(
        (String) row[0],
        Optional.ofNullable((String) row[1]),
        ((OffsetDateTime) row[2]).toInstant(),
        ((OffsetDateTime) row[3]).toInstant(),
        (Boolean) row[4],
        (String) row[5],
        (Integer) row[6],
        (Integer) row[7],
        (Integer) row[8],
        (Integer) row[9],
        ((OffsetDateTime) row[10]).toInstant(),
        Optional.ofNullable((OffsetDateTime) row[11]).map(OffsetDateTime::toInstant));
  }

  private static Optional<Map<Integer, OffsetRange>> cursor(@Nullable String json) {
    try {
      return json == null ? Optional.empty() : Optional.of(JSON.readValue(json, CURSOR));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row that cannot be read", e);
    }
  }

  private static String json(Map<Integer, OffsetRange> cursor) {
    try {
      return JSON.writeValueAsString(cursor);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cursor that JSON cannot hold", e);
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
