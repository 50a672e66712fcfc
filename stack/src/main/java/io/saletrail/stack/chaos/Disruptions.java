package io.saletrail.stack.chaos;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.purchase.PurchaseHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;

/// Makes the disruptions of a run.
final class Disruptions {

  private final LocalStack stack;
  private final Replicas replicas;
  private final List<Shop> shops;
  private final Duration freeze;

  Disruptions(LocalStack stack, Replicas replicas, List<Shop> shops, Duration freeze) {
    this.stack = stack;
    this.replicas = replicas;
    this.shops = shops;
    this.freeze = freeze;
  }

  /// @param extra makes a sale that the disruption plays
  Disruption of(DisruptionKind kind, Random random, BiFunction<Shop, PurchaseHistory, Sale> extra) {
    return switch (kind) {
      case SETTINGS_KILLED, INGEST_KILLED, CONVERSION_KILLED, PUBLISHER_KILLED ->
          new ServiceKilled(kind.victim().orElseThrow(), random.nextInt(2));
      case POSTGRES_KILLED -> stack::killPostgres;
      case KAFKA_KILLED -> stack::killKafka;
      case POSTGRES_FROZEN -> new PostgresFrozen();
      case POSTGRES_RESTORED -> new PostgresRestored();
      case FEEDS_POISONED -> new PoisonedFeeds(stack.kafka());
      case ROW_POISONED ->
          new PoisonedRow(stack, extra.apply(shops.getFirst(), PurchaseHistory.REFUND));
      case TENANT_CHANGED -> new TenantChanged(stack, Shop.openAnother(stack), extra);
      case ROLLING_RESTART -> new RollingRestart();
    };
  }

  /// First one replica, later the other.
  private final class ServiceKilled implements Disruption {
    private final Program victim;
    private final int first;

    private ServiceKilled(Program victim, int first) {
      this.victim = victim;
      this.first = first;
    }

    @Override
    public void begin() {
      replicas.kill(victim, first);
    }

    @Override
    public void end() {
      replicas.kill(victim, first + 1);
    }
  }

  private final class PostgresFrozen implements Disruption {
    private Instant until = Instant.MIN;

    @Override
    public void begin() {
      until = Instant.now().plus(freeze);
      stack.postgres().freeze();
    }

    /// Webhooks need Kafka alone, so sales went on meanwhile.
    @Override
    public void end() {
      Pause.of(Duration.between(Instant.now(), until));
      stack.postgres().thaw();
    }
  }

  /// Back to before the first sale of the round, which services and Trackdesk have seen since.
  private final class PostgresRestored implements Disruption {
    private Optional<Path> backup = Optional.empty();

    @Override
    public void prepare() {
      backup = Optional.of(stack.postgres().snapshot());
    }

    @Override
    public void begin() {
      stack.restorePostgres(backup.orElseThrow());
    }
  }

  private final class RollingRestart implements Disruption {
    private final Thread restarting = Thread.ofVirtual().unstarted(replicas::restartOneByOne);

    @Override
    public void begin() {
      restarting.start();
    }

    @Override
    public void end() {
      try {
        restarting.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
