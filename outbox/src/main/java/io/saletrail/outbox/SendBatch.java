package io.saletrail.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Records that are sent together, and their outcomes.
final class SendBatch {
  private final List<ProducerRecord<String, byte[]>> records;
  private final AtomicReferenceArray<Sent> outcomes;
  private final Map<String, Sent.Failed> failures = new ConcurrentHashMap<>();
  private final AtomicInteger open;
  private final Consumer<List<Sent>> whenSettled;

  SendBatch(List<ProducerRecord<String, byte[]>> records, Consumer<List<Sent>> whenSettled) {
    this.records = records;
    this.outcomes = new AtomicReferenceArray<>(records.size());
    this.open = new AtomicInteger(records.size());
    this.whenSettled = whenSettled;
  }

  List<ProducerRecord<String, byte[]>> records() {
    return records;
  }

  /// The positions of the records of each topic. Topics do not wait for each other.
  Map<String, List<Integer>> byTopic() {
    var positions = new LinkedHashMap<String, List<Integer>>();
    for (var n = 0; n < records.size(); n++) {
      positions.computeIfAbsent(records.get(n).topic(), _ -> new ArrayList<>()).add(n);
    }
    return positions;
  }

  /// The first failure of a topic, if one of its records has failed already.
  Optional<Sent.Failed> failure(String topic) {
    return Optional.ofNullable(failures.get(topic));
  }

  /// The first outcome of a record counts.
  void settled(int position, Sent outcome) {
    if (outcome instanceof Sent.Failed failed) {
      failures.putIfAbsent(records.get(position).topic(), failed);
    }
    if (outcomes.compareAndSet(position, null, outcome) && open.decrementAndGet() == 0) {
      whenSettled.accept(all());
    }
  }

  private List<Sent> all() {
    var all = new ArrayList<Sent>(outcomes.length());
    for (var n = 0; n < outcomes.length(); n++) {
      all.add(outcomes.get(n));
    }
    return all;
  }
}
