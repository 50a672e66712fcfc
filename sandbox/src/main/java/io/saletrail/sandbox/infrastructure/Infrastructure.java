package io.saletrail.sandbox.infrastructure;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/// A real Kafka and a real PostgreSQL, wherever they come from.
public sealed interface Infrastructure extends AutoCloseable
    permits EmbeddedInfrastructure, ContainerInfrastructure {

  /// Containers when they were asked for (`-Dcontainers=1` or `CONTAINERS=1`) and Docker
  /// answers, else embedded servers with their data under `folder`.
  static Infrastructure start(Path folder) {
    if (!containersWanted()) {
      return EmbeddedInfrastructure.start(folder);
    }
    if (ContainerInfrastructure.possible()) {
      return ContainerInfrastructure.start();
    }
    System.err.println("CONTAINERS=1, but Docker does not answer: using embedded servers.");
    return EmbeddedInfrastructure.start(folder);
  }

  String bootstrapServers();

  /// Creates the topics that are not there yet and leaves the others as they are.
  void createTopics(Collection<NewTopic> topics);

  /// Makes a database of this name that holds nothing and returns its `DATABASE_URL`.
  String emptyDatabase(String name);

  @Override
  void close();

  private static boolean containersWanted() {
    String wanted =
        Optional.ofNullable(System.getProperty("containers"))
            .or(() -> Optional.ofNullable(System.getenv("CONTAINERS")))
            .orElse("");
    return wanted.equals("1") || wanted.equalsIgnoreCase("true");
  }
}
