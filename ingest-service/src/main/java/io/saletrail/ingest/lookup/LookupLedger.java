package io.saletrail.ingest.lookup;

import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.ingest.rows.Rows;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// Look-ups that were asked for, their claims and their ends.
@ApplicationScoped
class LookupLedger {
  private static final String ENTER =
      """
      insert into lookup (lookup, account, object)
      select r.lookup, r.account, r.object
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(lookup text, account text, object text)
      on conflict do nothing
      """;

  /// Whoever takes a claim puts the next one off by the lease.
  private static final String CLAIM =
      """
      update lookup l set attempts = attempts + 1, due_at = now() + make_interval(secs => :lease)
       where lookup in (
             select d.lookup from lookup d
              where d.ended_at is null and d.due_at <= now()
                and (select count(*) from lookup h
                      where h.account = d.account
                        and h.ended_at > now() - interval '1 hour') < :hourly
              order by d.due_at limit :limit for update skip locked)
      returning lookup, account, object,
             exists (select 1 from merchant m where m.account = l.account and m.connected),
             attempts, received_at
      """;

  private static final String END =
      """
      update lookup set ended_at = now(), outcome = :outcome
       where lookup = :lookup and ended_at is null
      """;

  private static final String DEFER =
      """
      update lookup set due_at = now() + make_interval(secs => :pause)
       where lookup = :lookup and ended_at is null
      """;

  private static final String DELETE_EXPIRED =
      "delete from lookup where ended_at < now() - make_interval(secs => :retention)";

  private final Outbox outbox;
  private final LookupConfig config;

  LookupLedger(Outbox outbox, LookupConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// Notes what was asked for. Asking twice is asking once.
  Uni<Void> enter(List<LookupRequested> requests) {
    var rows = requests.stream().map(Row::of).toList();
    return outbox.write(
        session ->
            session
                .createNativeQuery(ENTER)
                .setParameter("rows", Rows.write(rows))
                .executeUpdate()
                .replaceWithVoid());
  }

  /// Takes look-ups whose claim it is, the longest waiting first.
  Uni<List<LookupClaim>> claim(int limit) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("lease", config.lease().toSeconds())
                .setParameter("hourly", config.accountHourly())
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(LookupLedger::claim).toList()));
  }

  /// Ends a look-up, and tells whoever asked; once, whoever else may end it too.
  Uni<Void> end(LookupClaim claim, Outcome outcome, int read, Instant now) {
    return outbox.write(
        (session, facts) ->
            session
                .createNativeQuery(END)
                .setParameter("outcome", outcome.name())
                .setParameter("lookup", claim.lookup())
                .executeUpdate()
                .invoke(
                    ended -> {
                      if (ended > 0) {
                        facts.publish(
                            new LookupEnded(
                                claim.lookup(), claim.account(), claim.object(), outcome, read, now));
                      }
                    })
                .replaceWithVoid());
  }

  /// Puts a look-up off.
  Uni<Void> defer(LookupClaim claim, Duration pause) {
    return outbox.write(
        session ->
            session
                .createNativeQuery(DEFER)
                .setParameter("pause", pause.toMillis() / 1000.0)
                .setParameter("lookup", claim.lookup())
                .executeUpdate()
                .replaceWithVoid());
  }

  /// Forgets look-ups that ended long ago.
  Uni<Void> deleteExpired() {
    return outbox.write(
        session ->
            session
                .createNativeQuery(DELETE_EXPIRED)
                .setParameter("retention", config.retention().toSeconds())
                .executeUpdate()
                .replaceWithVoid());
  }

  private record Row(String lookup, String account, String object) {
    static Row of(LookupRequested request) {
      return new Row(request.lookup(), request.account(), request.object());
    }
  }

  private static LookupClaim claim(Object[] row) {
    return new LookupClaim(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        (Boolean) row[3],
        (Integer) row[4],
        ((OffsetDateTime) row[5]).toInstant());
  }
}
