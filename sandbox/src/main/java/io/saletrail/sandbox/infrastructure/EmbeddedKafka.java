package io.saletrail.sandbox.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/// Apache Kafka's broker, as broker and controller in one, inside this JVM.
///
/// The data folder outlives the broker: a later start on the same folder finds its topics, offsets
/// and transactions, also on another port.
public final class EmbeddedKafka implements AutoCloseable {

  /// Loggers of the broker's internals. Referenced here, because the JDK drops the level of a
  /// logger that is garbage collected.
  private static final List<Logger> CHATTY =
      Stream.of("kafka", "org.apache.kafka", "state.change.logger", "org.apache.zookeeper")
          .map(Logger::getLogger)
          .toList();

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final FolderLock owner;
  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private boolean closed;

  private EmbeddedKafka(FolderLock owner, KafkaRaftServer server, String bootstrapServers) {
    this.owner = owner;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /// Starts on any free port.
  public static EmbeddedKafka start(Path folder) {
    return start(folder, FreePort.find());
  }

  /// Starts on this port and returns when the broker accepts requests.
  public static EmbeddedKafka start(Path folder, int port) {
    CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    throwInsteadOfExit();
    FolderLock owner = FolderLock.on(folder);
    try {
      Path logs = folder.resolve("log").toAbsolutePath();
      Map<String, String> settings = BrokerSettings.of(logs, port, FreePort.find());
      if (Files.notExists(logs.resolve("meta.properties"))) {
        format(folder, settings);
      }
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
      server.startup();
      return new EmbeddedKafka(owner, server, "127.0.0.1:" + port);
    } catch (IOException e) {
      owner.close();
      throw new UncheckedIOException("Kafka cannot use the folder " + folder, e);
    } catch (RuntimeException | Error e) {
      owner.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// Creates the topics that do not exist.
  public void createTopics(Collection<NewTopic> topics) {
    ContractTopics.create(bootstrapServers, topics);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stop();
    owner.close();
  }

  /// A broker that has lost its disk would block for ever.
  private void stop() {
    Thread stopping = Thread.ofPlatform().daemon().name("stop-kafka").start(server::shutdown);
    try {
      stopping.join(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void format(Path folder, Map<String, String> settings) throws IOException {
    Path file = folder.resolve("server.properties");
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "Settings with which the storage was formatted");
    }
    String clusterId = Uuid.randomUuid().toString();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String[] command = {"format", "--cluster-id", clusterId, "--config", file.toString()};
    int code = StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8));
    if (code != 0) {
      throw new IllegalStateException(
          "Kafka cannot format its storage: " + output.toString(StandardCharsets.UTF_8));
    }
  }

  /// A broker that cannot continue ends its JVM. Here that is the JVM of tests or of the launcher,
  /// which have to report the cause.
  private static void throwInsteadOfExit() {
    Exit.Procedure fail =
        (code, message) -> {
          throw new IllegalStateException("Kafka's broker gave up: " + message);
        };
    Exit.setExitProcedure(fail);
    Exit.setHaltProcedure(fail);
  }
}
