package io.saletrail.outbox.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saletrail.contracts.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

/// Heartbeats: their partitions, their path, and their age.
class HeartbeatTest {
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void kafkaPutsEachIntoItsPartition() {
    for (var partition = 0; partition < Topic.PARTITIONS; partition++) {
      var key = Heartbeat.of(Topic.STRIPE_EVENTS, partition, AT).key().getBytes(UTF_8);

      assertThat(BuiltInPartitioner.partitionForKey(key, Topic.PARTITIONS)).isEqualTo(partition);
    }
  }

  @Test
  void aServiceForwardsThoseOfTheTopicBeforeItsOwn() {
    var received =
        List.of(
            new Heartbeat.Received(Topic.PAYMENTS_ACTIVITY.topicName(), 3, AT),
            new Heartbeat.Received(Topic.CONVERSIONS_LIFECYCLE.topicName(), 3, AT));

    var conversion = new HeartbeatRoute(Optional.of("conversions.lifecycle.v1"));
    var settings = new HeartbeatRoute(Optional.empty());

    assertThat(conversion.next(received))
        .containsExactly(Heartbeat.of(Topic.CONVERSIONS_LIFECYCLE, 3, AT));
    assertThat(settings.next(received)).isEmpty();
  }

  @Test
  void theAgeRisesFromTheLastOneThatPassed() {
    var meters = new SimpleMeterRegistry();
    var watch = new HeartbeatWatch(null, meters);
    var before = Instant.now().minusSeconds(600);

    watch.show(List.of(new Heartbeat.Received("payments.activity.v1", 1, before)));
    assertThat(age(meters)).isBetween(600.0, 700.0);

    watch.show(List.of(new Heartbeat.Received("payments.activity.v1", 1, Instant.now())));
    assertThat(age(meters)).isLessThan(100);
  }

  private static double age(SimpleMeterRegistry meters) {
    return meters.get("heartbeat_age").tag("partition", "1").gauge().value();
  }
}
