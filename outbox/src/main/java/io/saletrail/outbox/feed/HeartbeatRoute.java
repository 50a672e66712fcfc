package io.saletrail.outbox.feed;

import io.saletrail.contracts.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The path of a heartbeat, which is that of a payment. Each service forwards heartbeats of one
/// topic to one other, through its outbox.
@ApplicationScoped
class HeartbeatRoute {
  /// The topics of the path, in its order.
  static final List<Topic> PATH =
      List.of(
          Topic.STRIPE_EVENTS,
          Topic.PAYMENTS_ACTIVITY,
          Topic.CONVERSIONS_LIFECYCLE,
          Topic.TRACKDESK_DELIVERIES);

  private final Optional<Topic> to;

  /// @param to the topic of the path that this service writes; absent where it writes none
  HeartbeatRoute(@ConfigProperty(name = "saletrail.heartbeat.forward-to") Optional<String> to) {
    this.to = to.map(HeartbeatRoute::named);
  }

  private static Topic named(String name) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.topicName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// What is to be forwarded of received heartbeats.
  List<Heartbeat> next(List<Heartbeat.Received> received) {
    return to.stream()
        .flatMap(
            topic ->
                received.stream()
                    .filter(one -> one.topic().equals(before(topic)))
                    .map(one -> one.on(topic)))
        .toList();
  }

  private static String before(Topic topic) {
    return PATH.get(PATH.indexOf(topic) - 1).topicName();
  }
}
