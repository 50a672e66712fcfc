package io.saletrail.outbox.feed;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// The messages of a channel that are neither applied nor parked, and so how far its partitions
/// have got.
final class OpenOffsets {
  private final Map<TopicPartition, Offsets> partitions = new HashMap<>();

  /// The open offsets of a partition.
  private static final class Offsets {
    private final NavigableSet<Long> open = new TreeSet<>();

    /// Behind the last message that was received.
    private long end;
  }

  /// Messages were received, in the order of their partitions.
  synchronized void add(Iterable<ConsumerRecord<String, byte[]>> records) {
    for (var record : records) {
      var offsets = partitions.computeIfAbsent(partition(record), _ -> new Offsets());
      offsets.open.add(record.offset());
      // Lower than before where a partition is read again.
      offsets.end = record.offset() + 1;
    }
  }

  /// Messages are applied or parked.
  synchronized void remove(Collection<ConsumerRecord<String, byte[]>> records) {
    for (var record : records) {
      var offsets = partitions.get(partition(record));
      if (offsets != null) {
        offsets.open.remove(record.offset());
      }
    }
  }

  /// The positions that change once these messages are applied, too.
  synchronized Map<TopicPartition, Long> after(Collection<ConsumerRecord<String, byte[]>> records) {
    var applied =
        records.stream()
            .collect(
                Collectors.groupingBy(
                    OpenOffsets::partition,
                    Collectors.mapping(ConsumerRecord::offset, Collectors.toSet())));
    var after = new HashMap<TopicPartition, Long>();
    applied.forEach(
        (partition, those) -> {
          var offsets = partitions.get(partition);
          if (offsets != null && !offsets.open.isEmpty() && those.contains(offsets.open.first())) {
            after.put(partition, after(offsets, those));
          }
        });
    return after;
  }

  private static long after(Offsets offsets, Collection<Long> applied) {
    return offsets.open.stream()
        .filter(offset -> !applied.contains(offset))
        .findFirst()
        .map(first -> Math.min(first, offsets.end))
        .orElse(offsets.end);
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}
