package io.saletrail.sandbox.infrastructure;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.Map;

/// Settings of a single Kafka broker on a developer's machine. All others are Kafka's defaults.
final class BrokerSettings {

  private static final String NODE_ID = "1";

  private BrokerSettings() {}

  /// The quorum is static (`controller.quorum.voters`). A dynamic one stores its addresses in the
  /// metadata log, and a broker that starts on another port would look for itself at the old one.
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
        // An undeclared topic is an error, as in production.
        entry("auto.create.topics.enable", "false"),
        // The default of fifty partitions each only slows the start.
        entry("offsets.topic.num.partitions", "4"),
        entry("transaction.state.log.num.partitions", "4"),
        entry("share.coordinator.state.topic.num.partitions", "1"),
        // The first member of a group reads immediately, without waiting for others.
        entry("group.initial.rebalance.delay.ms", "0"),
        entry("num.network.threads", "2"),
        entry("num.io.threads", "4"),
        entry("background.threads", "2"),
        // The default of 128 MiB is allocated at start.
        entry("log.cleaner.dedupe.buffer.size", "8388608"),
        entry("log.cleaner.io.buffer.size", "262144"),
        entry("metric.reporters", ""));
  }
}
