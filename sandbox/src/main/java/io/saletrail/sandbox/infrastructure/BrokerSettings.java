package io.saletrail.sandbox.infrastructure;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.Map;

/// What a single Kafka broker needs to be told to be at home on a laptop. Whatever is not named
/// here is Kafka's own default.
final class BrokerSettings {

  private static final String NODE_ID = "1";

  private BrokerSettings() {}

  /// The quorum is a static one (`controller.quorum.voters`), because a dynamic one keeps its
  /// addresses in the metadata log: a broker that starts on another port would look for
  /// itself at the old one.
  static Map<String, String> of(Path logs, int clientPort, int controllerPort) {
    return Map.ofEntries(
        entry("process.roles", "broker,controller"),
        entry("node.id", NODE_ID),
        entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort),
        entry("controller.listener.names", "CONTROLLER"),
        entry(
            "listeners",
            "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(clientPort, controllerPort)),
        entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + clientPort),
        entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        entry("log.dirs", logs.toString()),
        // One broker cannot hold three replicas.
        entry("default.replication.factor", "1"),
        entry("min.insync.replicas", "1"),
        entry("offsets.topic.replication.factor", "1"),
        entry("transaction.state.log.replication.factor", "1"),
        entry("transaction.state.log.min.isr", "1"),
        entry("share.coordinator.state.topic.replication.factor", "1"),
        entry("share.coordinator.state.topic.min.isr", "1"),
        // A topic that nobody declared is a mistake, here as in production.
        entry("auto.create.topics.enable", "false"),
        // Fifty partitions each are for clusters; here they would only slow the start.
        entry("offsets.topic.num.partitions", "4"),
        entry("transaction.state.log.num.partitions", "4"),
        entry("share.coordinator.state.topic.num.partitions", "1"),
        // Nobody waits for a second member before the first one may read.
        entry("group.initial.rebalance.delay.ms", "0"),
        entry("num.network.threads", "2"),
        entry("num.io.threads", "4"),
        entry("background.threads", "2"),
        // The default of 128 MiB is taken from the heap at once.
        entry("log.cleaner.dedupe.buffer.size", "8388608"),
        entry("log.cleaner.io.buffer.size", "262144"),
        entry("metric.reporters", ""));
  }
}
