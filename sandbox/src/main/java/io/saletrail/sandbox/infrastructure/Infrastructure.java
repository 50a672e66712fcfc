package io.saletrail.sandbox.infrastructure;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/// A real Kafka and a real PostgreSQL.
public sealed interface Infrastructure extends AutoCloseable
    permits EmbeddedInfrastructure, ContainerInfrastructure {

  /// Containers if requested (`-Dcontainers=1` or `CONTAINERS=1`) and Docker responds, otherwise
  /// embedded servers with their data under `folder`.
  static Infrastructure start(Path folder) {
    if (!containersRequested()) {
      return EmbeddedInfrastructure.start(folder);
    }
    if (ContainerInfrastructure.isAvailable()) {
      return ContainerInfrastructure.start();
    }
    System.err.println("CONTAINERS=1, but Docker does not respond: using embedded servers.");
    return EmbeddedInfrastructure.start(folder);
  }

  String bootstrapServers();

  /// Creates the topics that do not exist.
  void createTopics(Collection<NewTopic> topics);

  /// Creates an empty database of this name and returns its `DATABASE_URL`.
  String emptyDatabase(String name);

  @Override
  void close();

  private static boolean containersRequested() {
    String value =
        Optional.ofNullable(System.getProperty("containers"))
            .or(() -> Optional.ofNullable(System.getenv("CONTAINERS")))
            .orElse("");
    return value.equals("1") || value.equalsIgnoreCase("true");
  }
}
