package io.saletrail.ingest.intake;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.Topic;
import io.saletrail.outbox.feed.Heartbeat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/// Sends a heartbeat to each partition of the raw topic, in the way of a webhook's event.
@ApplicationScoped
public class HeartbeatSweep {
  private static final Logger LOG = Logger.getLogger(HeartbeatSweep.class);

  private final EventTopic topic;

  HeartbeatSweep(EventTopic topic) {
    this.topic = topic;
  }

  @Scheduled(
      every = "${saletrail.heartbeat.every}",
      delayed = "5s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void send() {
    send(Instant.now());
  }

  /// Sends heartbeats of a time.
  public void send(Instant now) {
    var at = now.truncatedTo(ChronoUnit.MILLIS);
    for (var partition = 0; partition < Topic.PARTITIONS; partition++) {
      topic.append(
          Heartbeat.of(Topic.STRIPE_EVENTS, partition, at).toRecord("/ingest-service"),
          HeartbeatSweep::log);
    }
  }

  private static void log(AppendResult result) {
    if (result != AppendResult.DURABLE) {
      LOG.debugf("heartbeat.sent outcome=%s", result);
    }
  }
}
