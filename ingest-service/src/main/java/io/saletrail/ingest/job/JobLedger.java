package io.saletrail.ingest.job;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Claims jobs and writes under their leases. A replica that lost its lease cannot write.
@ApplicationScoped
public class JobLedger {
  private final Outbox outbox;

  JobLedger(Outbox outbox) {
    this.outbox = outbox;
  }

  /// A claimed job and what its pass needs.
  public record Claimed<C>(JobClaim job, C claim) {}

  /// A change of a job, in the transaction that verified the lease.
  public interface Change {
    Uni<?> make(Mutiny.Session session, Outbox.Facts facts, Job job);
  }

  /// Claims due jobs that no replica holds.
  public <C> Uni<List<Claimed<C>>> claim(JobType<C, ?> type, int limit, Instant now) {
    return outbox.write(
        session ->
            JobTable.lockDue(session, type, limit).chain(jobs -> claim(session, type, jobs, now)));
  }

  private static <C> Uni<List<Claimed<C>>> claim(
      Mutiny.Session session, JobType<C, ?> type, List<Job> jobs, Instant now) {
    var accounts = jobs.stream().flatMap(job -> job.account().stream()).distinct().toList();
    return JobTable.connected(session, accounts)
        .onItem()
        .transformToMulti(connected -> claims(type, jobs, connected, now))
        .onItem()
        .transformToUniAndConcatenate(claim -> load(session, type, claim))
        .collect()
        .asList();
  }

  private static Multi<JobClaim> claims(
      JobType<?, ?> type, List<Job> jobs, Set<String> connected, Instant now) {
    return Multi.createFrom()
        .iterable(jobs)
        .map(job -> lease(type, job, connected.contains(job.account().orElse("")), now));
  }

  private static JobClaim lease(JobType<?, ?> type, Job job, boolean connected, Instant now) {
    var id = UUID.randomUUID().toString();
    var length = type.limits().lease();
    job.lease(id, now.plus(length));
    return job.claim(id, length, connected);
  }

  private static <C> Uni<Claimed<C>> load(
      Mutiny.Session session, JobType<C, ?> type, JobClaim claim) {
    return type.load(session, claim).map(loaded -> new Claimed<>(claim, loaded));
  }

  /// Makes a change and extends the lease.
  public Uni<LeaseState> progress(JobClaim claim, Instant now, Change change) {
    return underLease(
        claim,
        (session, facts, job) -> {
          job.extend(now.plus(claim.lease()), now);
          return change.make(session, facts, job);
        });
  }

  /// Gives up the lease and makes a change.
  public Uni<LeaseState> end(JobClaim claim, Change change) {
    return underLease(
        claim,
        (session, facts, job) -> {
          job.release();
          return change.make(session, facts, job);
        });
  }

  private Uni<LeaseState> underLease(JobClaim claim, Change change) {
    return outbox.write(
        (session, facts) -> held(session, claim).chain(held -> make(change, session, facts, held)));
  }

  private static Uni<Optional<Job>> held(Mutiny.Session session, JobClaim claim) {
    return JobTable.lock(session, claim.kind(), claim.key())
        .map(found -> found.filter(job -> job.isHeldBy(claim)));
  }

  private static Uni<LeaseState> make(
      Change change, Mutiny.Session session, Outbox.Facts facts, Optional<Job> held) {
    return held.isEmpty()
        ? Uni.createFrom().item(LeaseState.LOST)
        : change.make(session, facts, held.get()).replaceWith(LeaseState.HELD);
  }

  /// Deletes ended jobs after their retention.
  Uni<Void> deleteExpired(JobType<?, ?> type) {
    return outbox.write(
        session ->
            JobTable.deleteExpired(session, type.kind(), type.limits().retention())
                .replaceWithVoid());
  }
}
