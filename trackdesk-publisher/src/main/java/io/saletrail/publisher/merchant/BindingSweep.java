package io.saletrail.publisher.merchant;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.stream.Collectors;

/// Deletes the tokens of earlier tenants once no conversion there can change any more.
@Singleton
public class BindingSweep {
  /// Tokens in one transaction.
  private static final int BATCH = 1000;

  private final Outbox outbox;
  private final BindingConfig config;

  BindingSweep(Outbox outbox, BindingConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return sweep(Instant.now()).replaceWithVoid();
  }

  /// Deletes the tokens of bindings that closed longer ago than [BindingConfig#retention].
  ///
  /// @return how many
  public Uni<Integer> sweep(Instant now) {
    var before = now.minus(config.retention());
    return Uni.createFrom()
        .deferred(() -> outbox.write(session -> BindingTable.forget(session, before, BATCH)))
        .repeat()
        .whilst(swept -> swept == BATCH)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }
}
