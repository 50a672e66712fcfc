package io.saletrail.ingest.allowance;

import io.saletrail.contracts.poll.ReadAllowanceObserved;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Decides and reports reads of an account.
@ApplicationScoped
public class ReadAllowance {
  private static final String USAGE =
      """
      select a.account,
             coalesce((select sum(r.reads) from stripe_read r
                        where r.account = a.account and r.day > d.oldest), 0) as reads,
             coalesce((select r.reads from stripe_read r
                        where r.account = a.account and r.day = d.today), 0) as reads_today,
             (select count(*) from dedup_session s
               where s.account = a.account and s.state = 'COMPLETE/PAID'
                 and s.seen_at > now() - make_interval(days => cast(:days as integer)))
               as paid_sessions
        from unnest(cast(:accounts as text[])) as a(account),
             (select t.today, t.today - cast(:days as integer) as oldest
                from (select cast(:today as date) as today) t) as d
      """;

  private final Outbox outbox;
  private final ReadCount counts;
  private final AllowanceConfig config;
  private final AllowancePolicy policy;

  ReadAllowance(Outbox outbox, ReadCount counts, AllowanceConfig config) {
    this.outbox = outbox;
    this.counts = counts;
    this.config = config;
    this.policy = AllowancePolicy.of(config);
  }

  /// Whether this account may be read for this use. Blocks; use it on virtual threads.
  public AllowanceDecision decide(ReadUse use, String account) {
    return outbox
        .write(session -> usage(session, account))
        .map(usage -> policy.decide(use, usage))
        .await()
        .atMost(config.databaseTimeout());
  }

  /// Pause of deferred work.
  public Duration deferPeriod() {
    return config.deferPeriod();
  }

  /// The poll interval of each account.
  ///
  /// @param normal interval while the allowance is normal
  public Uni<Map<String, Duration>> intervals(
      Mutiny.Session session, Collection<String> accounts, Duration normal) {
    return usages(session, accounts)
        .map(
            usages -> {
              var intervals = new HashMap<String, Duration>();
              usages.forEach(
                  (account, usage) -> intervals.put(account, policy.interval(normal, usage)));
              return intervals;
            });
  }

  /// Publishes an account's reads, after a poll of it has ended: every call that was counted
  /// before, also those that a sweep is about to store.
  public Uni<Void> report(String account, String poll, Instant now) {
    var taken = counts.take(account);
    return taken
        .earlier()
        .chain(() -> report(taken, account, poll, now))
        .onFailure()
        .invoke(() -> counts.putBack(taken));
  }

  private Uni<Void> report(ReadCount.Taken taken, String account, String poll, Instant now) {
    return outbox.write(
        (session, facts) ->
            taken
                .write(session)
                .chain(() -> usage(session, account))
                .invoke(
                    usage ->
                        facts.publish(
                            new ReadAllowanceObserved(
                                poll, account, usage.reads(), usage.budget(), now)))
                .replaceWithVoid());
  }

  private Uni<Usage> usage(Mutiny.Session session, String account) {
    return usages(session, List.of(account))
        .map(usages -> usages.getOrDefault(account, new Usage(0, 0, config.floor())));
  }

  private Uni<Map<String, Usage>> usages(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, USAGE, UsageRow.class)
        .set("days", AllowancePolicy.DAYS)
        .set("today", ReadCount.today())
        .texts("accounts", accounts)
        .list()
        .map(rows -> rows.stream().collect(Collectors.toMap(UsageRow::account, this::usage)));
  }

  private Usage usage(UsageRow row) {
    var budget = Math.max(config.floor(), config.perPaidSession() * row.paidSessions());
    return new Usage(row.reads(), row.readsToday(), budget);
  }

  private record UsageRow(String account, long reads, long readsToday, long paidSessions) {}
}
