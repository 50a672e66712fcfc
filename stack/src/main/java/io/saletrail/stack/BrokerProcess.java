package io.saletrail.stack;

import io.saletrail.sandbox.infrastructure.ContractTopics;
import io.saletrail.sandbox.infrastructure.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Kafka as a process of its own: [#main] in a child JVM.
final class BrokerProcess implements Broker {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PROBE_MILLIS = 1_000;

  private final Path folder;
  private final Path log;
  private final int port;
  private final Watchdog watchdog;
  private Process process;

  private BrokerProcess(Path folder, Path log, int port, Watchdog watchdog) {
    this.folder = folder;
    this.log = log;
    this.port = port;
    this.watchdog = watchdog;
    this.process = launch();
  }

  /// The child: a broker on a folder and a port, until it is stopped.
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
    new CountDownLatch(1).await();
  }

  static BrokerProcess start(Path folder, Path log, int port, Watchdog watchdog) {
    BrokerProcess broker = new BrokerProcess(folder, log, port, watchdog);
    try {
      broker.awaitUp();
      ContractTopics.create(broker.bootstrapServers());
      return broker;
    } catch (RuntimeException | Error e) {
      broker.close();
      throw e;
    }
  }

  @Override
  public String bootstrapServers() {
    return LOOPBACK + ":" + port;
  }

  @Override
  public void killAndRestart() {
    end();
    process = launch();
    awaitUp();
  }

  @Override
  public void close() {
    process.destroy();
    await(STOP_LIMIT);
    end();
  }

  private void end() {
    process.destroyForcibly();
    await(STOP_LIMIT);
    watchdog.unwatch(process.pid());
  }

  private Process launch() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName(),
            folder.toString(),
            Integer.toString(port));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Process started = builder.start();
      started.getOutputStream().close();
      watchdog.watch(started.pid(), "TERM");
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start Kafka", e);
    }
  }

  private void awaitUp() {
    boolean up = Eventually.of(START_LIMIT).until(() -> isUp() || !process.isAlive());
    if (!up || !process.isAlive()) {
      throw new StackFailure("Kafka did not start, see " + log);
    }
  }

  private boolean isUp() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_MILLIS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void await(Duration limit) {
    try {
      boolean _ = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
