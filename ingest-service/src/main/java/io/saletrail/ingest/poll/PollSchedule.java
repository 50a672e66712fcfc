package io.saletrail.ingest.poll;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.job.Job;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobTable;
import io.saletrail.ingest.stripe.PollSlot;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Requests for polls: scheduled ones of every merchant, and those of callers.
@ApplicationScoped
class PollSchedule {
  /// Accounts scheduled in one transaction.
  private static final int BATCH = 200;

  private static final String APPLY_MERCHANTS =
      """
      insert into merchant (account, connected, version)
      select r.account, r.connected, r.version
        from %s as r
      on conflict (account) do update
         set connected = excluded.connected, version = excluded.version
       where merchant.version < excluded.version
      """
          .formatted(Rows.recordset("merchant"));

  private static final String ADD_REQUESTS =
      """
      insert into job_request (poll, account, trigger)
      select r.poll, r.account, r.trigger
        from %s as r
      on conflict do nothing
      """
          .formatted(Rows.recordset("job_request"));

  private static final String UNKNOWN_ACCOUNTS =
      """
      select r.* from job_request r
       where r.ended_at is null
         and r.received_at < now() - make_interval(secs => :timeout)
         and not exists
             (select 1 from merchant m where m.account = r.account and m.connected)
       limit :batch
       for update of r skip locked
      """;

  private static final String DELETE_EXPIRED =
      "delete from job_request where ended_at < now() - make_interval(secs => :retention)";

  private final Outbox outbox;
  private final ReadAllowance allowance;
  private final PollConfig config;
  private final Instant startedAt = Instant.now();

  PollSchedule(Outbox outbox, ReadAllowance allowance, PollConfig config) {
    this.outbox = outbox;
    this.allowance = allowance;
    this.config = config;
  }

  /// Stores merchants. Settings may arrive repeatedly and in any order of versions.
  Uni<Void> apply(List<MerchantSettings> settings) {
    var rows = settings.stream().map(MerchantRow::of).toList();
    var accounts = rows.stream().map(MerchantRow::account).toList();
    return outbox.write(
        session ->
            Rows.write(session, APPLY_MERCHANTS, rows)
                .chain(() -> JobTable.followConnections(session, accounts))
                .chain(() -> addJobs(session))
                .replaceWithVoid());
  }

  /// Adds requests. Repeated ones are ignored.
  Uni<Void> request(List<PollRequested> requests) {
    var rows = requests.stream().map(RequestRow::of).toList();
    return outbox.write(session -> Rows.write(session, ADD_REQUESTS, rows));
  }

  /// Adds a request for each account whose slot is due.
  Uni<Void> requestDue(Instant now) {
    return outbox.write(
        session ->
            JobTable.lockScheduled(session, JobKind.POLL, BATCH)
                .chain(due -> request(session, due, now)));
  }

  /// Fails requests for accounts that are no connected merchant. Until this replica has had the
  /// time to read the settings, they may be on their way.
  Uni<Void> refuseUnknownAccounts(Instant now) {
    if (now.isBefore(startedAt.plus(config.unknownAccountTimeout()))) {
      return Uni.createFrom().voidItem();
    }
    return outbox.write(
        (session, facts) ->
            session
                .createNativeQuery(UNKNOWN_ACCOUNTS, PollRequest.class)
                .setParameter("timeout", config.unknownAccountTimeout().toSeconds())
                .setParameter("batch", BATCH)
                .getResultList()
                .invoke(of -> of.forEach(request -> refuse(request, facts, now)))
                .replaceWithVoid());
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deleteExpired() {
    return outbox.write(
        session ->
            Rows.update(session, DELETE_EXPIRED)
                .set("retention", config.requestRetention())
                .run()
                .replaceWithVoid());
  }

  /// A new merchant is polled immediately.
  private static Uni<Integer> addJobs(Mutiny.Session session) {
    var now = Instant.now();
    return JobTable.addRecurring(session, JobKind.POLL, Integer.MAX_VALUE, account -> now);
  }

  private Uni<Void> request(Mutiny.Session session, List<Job> due, Instant now) {
    if (due.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var accounts = due.stream().map(Job::key).toList();
    return allowance
        .intervals(session, accounts, config.interval())
        .chain(intervals -> request(session, due, intervals, now));
  }

  private Uni<Void> request(
      Mutiny.Session session, List<Job> due, Map<String, Duration> intervals, Instant now) {
    var requests = new ArrayList<PollRequest>(due.size());
    for (var job : due) {
      var interval = intervals.getOrDefault(job.key(), config.interval());
      job.scheduleAt(PollSlot.next(job.dueAt(), now, job.key(), interval));
      requests.add(PollRequest.hourly(job.key(), now));
    }
    return session.persistAll(requests.toArray());
  }

  /// Open requests of an account, the oldest first.
  static Uni<List<PollRequest>> open(Mutiny.Session session, String account) {
    return session
        .createSelectionQuery(
            "from PollRequest where endedAt is null and account = :account order by receivedAt",
            PollRequest.class)
        .setParameter("account", account)
        .getResultList();
  }

  /// Ends the requests that a pass served.
  static Uni<Void> end(Mutiny.Session session, PollClaim claim, Instant now) {
    return session
        .createMutationQuery("update PollRequest set endedAt = :now where poll in :polls")
        .setParameter("now", now)
        .setParameter("polls", claim.requests().stream().map(PollClaim.Request::poll).toList())
        .executeUpdate()
        .replaceWithVoid();
  }

  private static void refuse(PollRequest request, Outbox.Facts facts, Instant now) {
    request.endedAt = now;
    facts.publish(
        new PollFailed(
            request.poll,
            request.account,
            request.trigger,
            Cause.UNKNOWN_ACCOUNT,
            0,
            0,
            now,
            Optional.empty()));
  }

  private record MerchantRow(String account, boolean connected, long version) {
    static MerchantRow of(MerchantSettings settings) {
      return new MerchantRow(
          settings.account(), settings.connection() == Connection.CONNECTED, settings.version());
    }
  }

  private record RequestRow(String poll, String account, Trigger trigger) {
    static RequestRow of(PollRequested request) {
      return new RequestRow(request.poll(), request.account(), request.trigger());
    }
  }
}
