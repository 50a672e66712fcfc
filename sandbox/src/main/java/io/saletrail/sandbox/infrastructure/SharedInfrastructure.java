package io.saletrail.sandbox.infrastructure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// One Kafka and one PostgreSQL for all test classes of a JVM, started on first use.
///
/// Topics are shared between tests, so tests use unique keys. Databases are not shared.
/// alone.
public final class SharedInfrastructure {

  private static final Path FOLDER = Path.of("target", "infrastructure");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private SharedInfrastructure() {}

  public static Infrastructure started() {
    return Started.INFRASTRUCTURE;
  }

  /// The settings by which a service uses it, with an empty database each time.
  ///
  /// @param topics in addition to those of the contracts
  public static Map<String, String> settings(Optional<String> database, List<String> topics) {
    started().createTopics(topics.stream().map(ContractTopics::plain).toList());
    String kafka = started().bootstrapServers();
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", kafka);
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    database
        .map(name -> name + "_" + DATABASES.incrementAndGet())
        .map(started()::emptyDatabase)
        .ifPresent(url -> settings.put("DATABASE_URL", url));
    return Map.copyOf(settings);
  }

  private static final class Started {
    static final Infrastructure INFRASTRUCTURE = start();

    private static Infrastructure start() {
      Infrastructure infrastructure = Infrastructure.start(FOLDER);
      infrastructure.createTopics(ContractTopics.all());
      Runtime.getRuntime()
          .addShutdownHook(new Thread(infrastructure::close, "stop-infrastructure"));
      return infrastructure;
    }
  }
}
