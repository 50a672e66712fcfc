package io.saletrail.outbox.relay;

import io.saletrail.contracts.Topic;
import io.saletrail.outbox.Refusal;
import io.saletrail.outbox.Sent;
import io.saletrail.outbox.relay.OutboxMessage.TopicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rows of a pass by Kafka's answers.
///
/// A row that Kafka did not acknowledge stays, and with it all later ones of its key, acknowledged
/// or not: they are sent again after it, so the newest is the last. A row that Kafka refuses for
/// itself is kept apart, and later ones of its key go on.
///
/// @param sent rows to delete
/// @param refused rows to keep apart
/// @param failed shards with a row that stays
/// @param superseding the newest sent row of each key of a compacted topic
record RowOutcomes(
    List<OutboxMessage> sent,
    List<RefusedRow> refused,
    Set<Integer> failed,
    List<OutboxMessage> superseding,
    Optional<Throwable> failure) {
  private static final Set<String> COMPACTED =
      Arrays.stream(Topic.values())
          .filter(topic -> topic.retention().isEmpty())
          .map(Topic::topicName)
          .collect(Collectors.toSet());

  record RefusedRow(OutboxMessage message, Refusal reason) {}

  /// @param outcomes those of the messages, in their order
  static RowOutcomes of(List<OutboxMessage> messages, List<Sent> outcomes) {
    var sent = new ArrayList<OutboxMessage>();
    var refused = new ArrayList<RefusedRow>();
    var failed = new TreeSet<Integer>();
    var waiting = new HashSet<TopicKey>();
    Optional<Throwable> failure = Optional.empty();
    for (var n = 0; n < messages.size(); n++) {
      var message = messages.get(n);
      switch (outcomes.get(n)) {
        case Sent.Failed(var why) -> {
          waiting.add(message.topicKey());
          failed.add(message.shard);
          failure = Optional.of(why);
        }
        case Sent.Acknowledged _ when waiting.contains(message.topicKey()) -> {}
        case Sent.Refused _ when waiting.contains(message.topicKey()) -> {}
        case Sent.Acknowledged _ -> sent.add(message);
        case Sent.Refused(var reason) -> refused.add(new RefusedRow(message, reason));
      }
    }
    return new RowOutcomes(sent, refused, failed, superseding(sent), failure);
  }

  private static List<OutboxMessage> superseding(List<OutboxMessage> sent) {
    return sent.stream().filter(message -> COMPACTED.contains(message.topic)).toList();
  }
}
