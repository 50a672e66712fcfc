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

/// Apache Kafka's own broker, broker and controller in one, inside this JVM.
///
/// The data folder outlives the broker: a later start on the same folder, on the same port or on
/// another one, finds its topics, offsets and transactions again.
public final class EmbeddedKafka implements AutoCloseable {

  /// Loggers that tell of the broker's inner life. Held here, because the JDK forgets the
  /// level of a logger that nobody holds.
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

  /// Starts on the given port and returns when the broker takes requests.
  public static EmbeddedKafka start(Path folder, int port) {
    CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    failInsteadOfEndingTheJvm();
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

  /// Creates the topics that are not there yet and leaves the others as they are.
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

  /// A broker that has lost its disk waits for it for ever; whoever closes it does not.
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
      properties.store(writer, "What the storage was formatted with");
    }
    String clusterId = Uuid.randomUuid().toString();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] command = {"format", "--cluster-id", clusterId, "--config", file.toString()};
    int code = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
    if (code != 0) {
      throw new IllegalStateException(
          "Kafka cannot format its storage: " + said.toString(StandardCharsets.UTF_8));
    }
  }

  /// A broker that cannot go on ends its JVM, which here is also the JVM of tests or of the
  /// launcher: those want to say what went wrong.
  private static void failInsteadOfEndingTheJvm() {
    Exit.Procedure fail =
        (code, message) -> {
          throw new IllegalStateException("Kafka's broker gave up: " + message);
        };
    Exit.setExitProcedure(fail);
    Exit.setHaltProcedure(fail);
  }
}
