package io.saletrail.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/// The part of the outbox that a key belongs to. Rows of one shard are sent in order, by one
/// replica at a time.
///
/// The hash is that of Kafka's partitions, so an offline partition stops its own shards alone,
/// where a topic has 12, 6, 4, 3, 2 or 1 partitions.
public final class Shard {
  /// All replicas must agree on it: another number needs an empty outbox.
  public static final int COUNT = 12;

  public static final List<Integer> ALL = IntStream.range(0, COUNT).boxed().toList();

  private Shard() {}

  static int of(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % COUNT;
  }
}
