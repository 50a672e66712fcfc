package io.saletrail.ingest.job;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Searches for due jobs of every kind. An outage of one kind does not stop the others.
@ApplicationScoped
class JobSweep {
  private final List<JobRunner<?, ?>> runners = new ArrayList<>();

  JobSweep(@All List<JobType<?, ?>> types, JobLedger ledger) {
    types.forEach(type -> runners.add(new JobRunner<>(type, ledger)));
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    var now = Instant.now();
    return each(runner -> runner.sweep(now));
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deleteExpired() {
    return each(JobRunner::deleteExpired);
  }

  void stop(@Observes ShutdownEvent stopping) {
    runners.forEach(JobRunner::stop);
  }

  private Uni<Void> each(Function<JobRunner<?, ?>, Uni<Void>> work) {
    return Uni.join().all(runners.stream().map(work).toList()).andFailFast().replaceWithVoid();
  }
}
