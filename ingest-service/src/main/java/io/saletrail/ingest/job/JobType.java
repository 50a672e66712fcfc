package io.saletrail.ingest.job;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;

/// What one kind of job adds to the machine: when it is due, one pass, and its facts at the end.
///
/// @param <C> its claim
/// @param <R> the result of its passes
public interface JobType<C, R> {
  JobKind kind();

  JobLimits limits();

  /// SQL condition on `job j` for due jobs.
  default String due() {
    return "j.due_at <= now()";
  }

  /// SQL order of due jobs.
  default String order() {
    return "j.due_at";
  }

  /// How many jobs of one account may end within an hour, for kinds with many jobs of an account:
  /// these are picked account by account, so that no account delays another.
  default OptionalInt hourlyShare() {
    return OptionalInt.empty();
  }

  /// Runs before each search for due jobs.
  default Uni<Void> schedule(Instant now) {
    return Uni.createFrom().voidItem();
  }

  /// Loads what a pass needs, in the transaction that claims the job.
  Uni<C> load(Mutiny.Session session, JobClaim claim);

  /// Runs one pass. Blocks, on a virtual thread.
  ///
  /// @throws RuntimeException when Kafka or the database is unavailable
  PassOutcome<R> run(C claim);

  /// Changes the job and publishes the facts of a pass, in the transaction that gives up the lease.
  /// A job that is neither ended nor deferred can be claimed again immediately when it is due. Not
  /// called after [PassOutcome.LeaseLost].
  Uni<Void> end(PassEnd end, C claim, PassOutcome<R> outcome);

  /// Logs and counts a pass. Blocks.
  void report(C claim, PassOutcome<R> outcome, Duration took);

  /// The transaction that ends a pass.
  record PassEnd(Mutiny.Session session, Outbox.Facts facts, Job job, Instant now) {}
}
