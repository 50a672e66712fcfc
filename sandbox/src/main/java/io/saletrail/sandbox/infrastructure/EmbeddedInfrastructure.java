package io.saletrail.sandbox.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/// Both servers as children of this JVM. Topics start empty. PostgreSQL's cluster is kept between
/// runs, because creating one takes longer than a test; databases are emptied one by one.
record EmbeddedInfrastructure(EmbeddedKafka kafka, EmbeddedPostgres postgres)
    implements Infrastructure {

  static EmbeddedInfrastructure start(Path folder) {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            folder.resolve("postgres"), FreePort.find(), List.of(EmbeddedPostgres.WITHOUT_FSYNC));
    try {
      Path kafka = folder.resolve("kafka");
      delete(kafka);
      return new EmbeddedInfrastructure(EmbeddedKafka.start(kafka), postgres);
    } catch (RuntimeException | Error e) {
      postgres.close();
      throw e;
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void createTopics(Collection<NewTopic> topics) {
    kafka.createTopics(topics);
  }

  @Override
  public String emptyDatabase(String name) {
    postgres.dropDatabase(name);
    postgres.createDatabase(name);
    return postgres.url(name);
  }

  @Override
  public void close() {
    try (postgres;
        kafka) {
      // In the order of the pipeline: Kafka first.
    }
  }

  private static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.walk(folder)) {
      List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + folder, e);
    }
  }
}
