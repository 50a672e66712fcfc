package io.saletrail.outbox.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.contracts.Topic;
import io.saletrail.outbox.Outbox;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Shows the age of the last heartbeat that has passed each partition. By the database, so it is
/// the same at every replica and does not begin again with one; it rises although the database does
/// not answer.
@ApplicationScoped
class HeartbeatWatch {
  private static final Logger LOG = Logger.getLogger(HeartbeatWatch.class);

  private static final Duration EVERY = Duration.ofSeconds(15);

  private static final List<String> TOPICS =
      HeartbeatRoute.PATH.stream().map(Topic::topicName).toList();

  private final Outbox outbox;
  private final MeterRegistry meters;
  private final Map<TopicPartition, Instant> lastSentAt = new ConcurrentHashMap<>();
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile boolean stopped;

  HeartbeatWatch(Outbox outbox, MeterRegistry meters) {
    this.outbox = outbox;
    this.meters = meters;
  }

  void start(@Observes StartupEvent started, Vertx vertx) {
    vertx.setPeriodic(EVERY.toMillis(), _ -> readUnlessStopped());
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  private void readUnlessStopped() {
    if (stopped || !reading.compareAndSet(false, true)) {
      return;
    }
    outbox
        .read(session -> PositionTable.heartbeats(session, TOPICS))
        .eventually(() -> reading.set(false))
        .subscribe()
        .with(
            this::show,
            failure -> LOG.debugf("heartbeat.read outcome=FAILED error=%s", Outage.kinds(failure)));
  }

  void show(List<Heartbeat.Received> last) {
    for (var one : last) {
      var partition = new TopicPartition(one.topic(), one.partition());
      if (lastSentAt.put(partition, one.sentAt()) == null) {
        register(partition);
      }
    }
  }

  private void register(TopicPartition partition) {
    Gauge.builder("heartbeat_age", () -> ageSeconds(partition))
        .baseUnit("seconds")
        .description("Age of the last heartbeat whose batch was applied here.")
        .tag("topic", partition.topic())
        .tag("partition", Integer.toString(partition.partition()))
        .register(meters);
  }

  private double ageSeconds(TopicPartition partition) {
    return Optional.ofNullable(lastSentAt.get(partition))
        .map(at -> Math.max(0, Duration.between(at, Instant.now()).toMillis() / 1000.0))
        .orElse(0.0);
  }
}
