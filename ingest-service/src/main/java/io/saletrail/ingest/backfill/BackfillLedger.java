package io.saletrail.ingest.backfill;

import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillFailed.Cause;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.contracts.dryrun.DryRunEnded.Ending;
import io.saletrail.ingest.backfill.BackfillClaim.Counts;
import io.saletrail.ingest.rows.Rows;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/// Leases and places: which backfill is read by whom, how far it has come, and the facts about it,
/// each with its state in one transaction. Whoever lost the lease changes nothing.
@ApplicationScoped
class BackfillLedger {
  private static final String ENTER =
      """
      insert into backfill (backfill, account, from_at, to_at, dry_run, stage)
      values (:backfill, :account, :from, :to, :dry, :stage)
      on conflict do nothing
      """;

  /// Whoever reads it loses the lease, and stops at the end of its page.
  private static final String CONTROL =
      """
      update backfill
         set control_sequence = :sequence, lease_id = null, lease_until = null, due_at = now(),
             progressed_at = now(),
             state = case :command when 'PAUSED' then 'PAUSED' when 'RESUMED' then 'RUNNING'
                                else 'ENDED' end,
             ended_at = case :command when 'CANCELLED' then now() end
       where backfill = :backfill and account = :account
         and state <> 'ENDED' and control_sequence < :sequence
      returning dry_run
      """;

  /// One at a time of each merchant, the longest waiting first.
  private static final String CLAIM =
      """
      update backfill b
         set lease_id = cast(gen_random_uuid() as text),
             lease_until = now() + make_interval(secs => :lease)
       where b.backfill in (
             select d.backfill from backfill d
              where d.state = 'RUNNING' and d.due_at <= now()
                and (d.lease_until is null or d.lease_until < now())
                and not exists (
                    select 1 from backfill o
                     where o.account = d.account and o.state = 'RUNNING'
                       and (o.received_at, o.backfill) < (d.received_at, d.backfill))
              order by d.received_at limit :limit for update skip locked)
      returning backfill, account, from_at, to_at, dry_run, lease_id, stage, after, read_count,
             recovered_count, progressed_at,
             exists (select 1 from merchant m where m.account = b.account and m.connected)
      """;

  private static final String PROGRESS =
      """
      update backfill
         set lease_until = now() + make_interval(secs => :lease), progressed_at = now(),
             stage = :stage, after = nullif(:after, ''), read_count = :read,
             recovered_count = :recovered
       where backfill = :backfill and lease_id = :lease_id and state = 'RUNNING'
      """;

  private static final String END =
      """
      update backfill set state = 'ENDED', ended_at = now(), lease_id = null, lease_until = null
       where backfill = :backfill and lease_id = :lease_id and state = 'RUNNING'
      """;

  private static final String DEFER =
      """
      update backfill
         set lease_id = null, lease_until = null,
             due_at = now() + make_interval(secs => :pause)
       where backfill = :backfill and lease_id = :lease_id and state = 'RUNNING'
      """;

  private static final String FULLY_READ =
      """
      select stripe_id from backfill_fully_read
       where backfill = :backfill
         and stripe_id in (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
      """;

  private static final String ADD_FULLY_READ =
      """
      insert into backfill_fully_read (backfill, stripe_id)
      select :backfill, value
        from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb))
      on conflict do nothing
      """;

  private static final String DELETE_FULLY_READ =
      """
      delete from backfill_fully_read w using backfill b
       where w.backfill = b.backfill and b.state = 'ENDED'
      """;

  private static final String DELETE_EXPIRED =
      "delete from backfill where ended_at < now() - make_interval(secs => :retention)";

  private final Outbox outbox;
  private final BackfillConfig config;

  BackfillLedger(Outbox outbox, BackfillConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// Whether a lease was still held when something was written under it.
  enum LeaseState {
    HELD,
    LOST
  }

  /// Notes what was asked for. Asking twice is asking once.
  Uni<Void> enter(BackfillRequested request) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(ENTER)
                .setParameter("backfill", request.backfill())
                .setParameter("account", request.account())
                .setParameter("from", request.from().atOffset(ZoneOffset.UTC))
                .setParameter("to", request.to().atOffset(ZoneOffset.UTC))
                .setParameter("dry", request.dryRun())
                .setParameter("stage", Cursor.first().list().name())
                .executeUpdate()
                .replaceWithVoid());
  }

  /// Stops a backfill, lets it go on, or ends it. What comes late or again changes nothing.
  Uni<Void> control(BackfillControlled control) {
    return outbox.write(
        (session, facts) ->
            session
                .createNativeQuery(CONTROL, Boolean.class)
                .setParameter("sequence", control.sequence())
                .setParameter("command", control.command().name())
                .setParameter("backfill", control.backfill())
                .setParameter("account", control.account())
                .getResultList()
                .invoke(
                    dry -> {
                      if (dry.contains(true)) {
                        abandonIfCancelled(control, facts);
                      }
                    })
                .replaceWithVoid());
  }

  private static void abandonIfCancelled(BackfillControlled control, Outbox.Facts facts) {
    switch (control.command()) {
      case PAUSED, RESUMED -> {}
      case CANCELLED ->
          facts.publish(
              new DryRunEnded(
                  control.backfill(), control.account(), Ending.ABANDONED, control.controlledAt()));
    }
  }

  /// Takes backfills that are due and that nobody reads.
  Uni<List<BackfillClaim>> claim(int limit) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("lease", seconds(config.lease()))
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(BackfillLedger::claim).toList()));
  }

  /// A page was read: the lease lasts from here, and whoever follows begins at the next.
  Uni<LeaseState> progress(BackfillClaim claim, PageRead page, Instant now) {
    return outbox.write(
        (session, facts) ->
            held(session, PROGRESS, claim)
                .setParameter("lease", seconds(config.lease()))
                .setParameter("stage", page.resume().list().name())
                .setParameter("after", page.resume().after().orElse(""))
                .setParameter("read", page.counted().read())
                .setParameter("recovered", page.counted().recovered())
                .executeUpdate()
                .call(() -> addWhole(session, claim, page))
                .map(
                    written ->
                        publish(written, facts, to -> page.fact(claim, now).ifPresent(to::publish))));
  }

  private static Uni<Integer> addWhole(Mutiny.Session session, BackfillClaim claim, PageRead page) {
    return session
        .createNativeQuery(ADD_FULLY_READ)
        .setParameter("backfill", claim.backfill())
        .setParameter("ids", Rows.write(page.fullyRead()))
        .executeUpdate();
  }

  /// Those of these ids of which everything was read already.
  Uni<Set<String>> fullyRead(BackfillClaim claim, Set<String> ids) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(FULLY_READ, String.class)
                .setParameter("backfill", claim.backfill())
                .setParameter("ids", Rows.write(ids))
                .getResultList()
                .map(Set::copyOf));
  }

  /// Everything was read.
  Uni<LeaseState> complete(BackfillClaim claim, Counts counts, Instant now) {
    return end(
        claim,
        facts -> {
          facts.publish(
              new BackfillReadCompleted(
                  claim.backfill(),
                  claim.account(),
                  claim.dryRun(),
                  counts.read(),
                  counts.recovered(),
                  now));
          endDryRun(claim, Ending.COMPLETE, facts, now);
        });
  }

  /// It cannot go on.
  Uni<LeaseState> fail(BackfillClaim claim, Cause cause, Counts counts, Instant now) {
    return end(
        claim,
        facts -> {
          facts.publish(
              new BackfillFailed(
                  claim.backfill(), claim.account(), cause, counts.read(), counts.recovered(), now));
          endDryRun(claim, Ending.ABANDONED, facts, now);
        });
  }

  /// It goes on later, at the cursor where it is.
  Uni<LeaseState> defer(BackfillClaim claim, Duration pause) {
    return outbox.write(
        (session, facts) ->
            held(session, DEFER, claim)
                .setParameter("pause", seconds(pause))
                .executeUpdate()
                .map(written -> publish(written, facts, none -> {})));
  }

  /// Forgets backfills that ended long ago.
  Uni<Void> deleteExpired() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(DELETE_FULLY_READ)
                .executeUpdate()
                .chain(
                    () ->
                        session
                            .createNativeQuery(DELETE_EXPIRED)
                            .setParameter("retention", seconds(config.retention()))
                            .executeUpdate())
                .replaceWithVoid());
  }

  private Uni<LeaseState> end(BackfillClaim claim, Consumer<Outbox.Facts> report) {
    return outbox.write(
        (session, facts) ->
            held(session, END, claim).executeUpdate().map(written -> publish(written, facts, report)));
  }

  private static void endDryRun(
      BackfillClaim claim, Ending ending, Outbox.Facts facts, Instant now) {
    if (claim.dryRun()) {
      facts.publish(new DryRunEnded(claim.backfill(), claim.account(), ending, now));
    }
  }

  private static Mutiny.MutationQuery held(
      Mutiny.Session session, String sql, BackfillClaim claim) {
    return session
        .createNativeQuery(sql)
        .setParameter("backfill", claim.backfill())
        .setParameter("lease_id", claim.lease());
  }

  private static LeaseState publish(int written, Outbox.Facts facts, Consumer<Outbox.Facts> report) {
    if (written == 0) {
      return LeaseState.LOST;
    }
    report.accept(facts);
    return LeaseState.HELD;
  }

  private static BackfillClaim claim(Object[] row) {
    return new BackfillClaim(
        (String) row[0],
        (String) row[1],
        ((OffsetDateTime) row[2]).toInstant(),
        ((OffsetDateTime) row[3]).toInstant(),
        (Boolean) row[4],
        (String) row[5],
        new Cursor(BackfillList.valueOf((String) row[6]), Optional.ofNullable((String) row[7])),
        new Counts((Integer) row[8], (Integer) row[9]),
        (Boolean) row[11],
        ((OffsetDateTime) row[10]).toInstant());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
