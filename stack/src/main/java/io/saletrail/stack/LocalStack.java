package io.saletrail.stack;

import io.saletrail.sandbox.Sandbox;
import io.saletrail.sandbox.infrastructure.EmbeddedPostgres;
import io.saletrail.sandbox.infrastructure.FreePort;
import io.saletrail.sandbox.mail.MailCatcher;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.StripeStandInConfig;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.trackdesk.TrackdeskStandIn;
import io.saletrail.sandbox.trackdesk.TrackdeskStandInConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The whole system on one machine: the sandbox in this JVM, PostgreSQL and the four services as
/// processes of their own, Kafka as configured. No process outlives it, whether it is closed or its
/// JVM is killed.
public final class LocalStack implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /// Time limit for all services together to shut down.
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  /// In a training run each service writes its AOT cache before it exits.
  private static final Duration TRAINING_STOP_LIMIT = Duration.ofMinutes(4);

  private final StackConfig config;
  private final Terminal terminal;
  private final Keys keys;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<Program, ServiceProcess> services = new EnumMap<>(Program.class);
  private Optional<Started> started = Optional.empty();
  private final Object closing = new Object();
  private final Thread hook = new Thread(this::close, "stop-stack");
  private boolean closed;

  /// Set once the infrastructure runs.
  private record Started(
      Watchdog watchdog,
      Broker kafka,
      EmbeddedPostgres postgres,
      Sandbox sandbox,
      ServiceEnvironment environment) {}

  private LocalStack(StackConfig config, Terminal terminal, Keys keys) {
    this.config = config;
    this.terminal = terminal;
    this.keys = keys;
  }

  /// Like [#start], after a training run where the services have no AOT cache yet. Worthwhile for
  /// a long run that starts the services many times.
  public static LocalStack startTrained(StackConfig config, Terminal terminal) {
    config.requireBuilt();
    AotCache.train(config, terminal);
    return start(config, terminal);
  }

  /// Starts everything and returns when every service is ready.
  ///
  /// @throws StackFailure with a message for the operator at the terminal
  public static LocalStack start(StackConfig config, Terminal terminal) {
    config.requireBuilt();
    config.ports().requireFree();
    try {
      Files.createDirectories(config.folder().resolve("logs"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + config.folder(), e);
    }
    LocalStack stack = new LocalStack(config, terminal, Keys.loadOrCreate(config.folder()));
    Runtime.getRuntime().addShutdownHook(stack.hook);
    try {
      stack.startInfrastructure();
      stack.startServices();
      return stack;
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
  }

  private void startInfrastructure() {
    terminal.title("Starting Saletrail (data in " + config.folder() + ")");
    Watchdog watchdog = keep(Watchdog.start());
    // In parallel: each of them mostly waits.
    CompletableFuture<Sandbox> sandbox = CompletableFuture.supplyAsync(this::startSandbox);
    CompletableFuture<Broker> kafka = CompletableFuture.supplyAsync(() -> startKafka(watchdog));
    CompletableFuture<EmbeddedPostgres> postgres =
        CompletableFuture.supplyAsync(() -> startPostgres(watchdog));
    try {
      CompletableFuture.allOf(sandbox, kafka, postgres).join();
    } catch (CompletionException e) {
      String why =
          Optional.ofNullable(e.getCause())
              .map(Throwable::getMessage)
              .orElse("The infrastructure did not start");
      throw new StackFailure(why, e);
    }
    ServiceEnvironment environment =
        new ServiceEnvironment(
            config.ports(), keys, kafka.join().bootstrapServers(), databases(postgres.join()));
    started =
        Optional.of(
            new Started(watchdog, kafka.join(), postgres.join(), sandbox.join(), environment));
  }

  private EmbeddedPostgres startPostgres(Watchdog watchdog) {
    Instant start = Instant.now();
    int port = config.ports().postgres();
    EmbeddedPostgres postgres =
        keep(EmbeddedPostgres.start(config.folder().resolve("postgres"), port, config.database()));
    watchdog.watch(postgres.pid(), "INT");
    for (Program program : Program.values()) {
      postgres.createDatabase(program.database());
    }
    ready("PostgreSQL", LOOPBACK + ":" + port, start);
    return postgres;
  }

  /// The URL of each database, by its name.
  private static Map<String, String> databases(EmbeddedPostgres postgres) {
    return Arrays.stream(Program.values())
        .map(Program::database)
        .collect(Collectors.toMap(Function.identity(), postgres::url));
  }

  private Broker startKafka(Watchdog watchdog) {
    Instant start = Instant.now();
    Path data = config.folder().resolve("kafka");
    int port = config.ports().kafka();
    Path log = config.folder().resolve("logs/kafka.log");
    Broker kafka =
        keep(
            config.brokerApart()
                ? BrokerProcess.start(data, log, port, watchdog)
                : Broker.InThisJvm.start(data, port));
    ready("Kafka", kafka.bootstrapServers(), start);
    return kafka;
  }

  private Sandbox startSandbox() {
    Instant start = Instant.now();
    Ports ports = config.ports();
    Endpoint webhooks =
        Endpoint.at(
            ports.address(Program.INGEST).resolve("/webhooks/stripe"), keys.webhookSecret());
    StripeStandInConfig stripe =
        StripeStandInConfig.forTests()
            .withFolder(config.folder().resolve("stripe"))
            .withKey(keys.stripeApiKey())
            .withOwnAccount(ServiceEnvironment.OWN_ACCOUNT)
            .reachedAt(ports.sandboxAddress())
            .sendingTo(webhooks);
    TrackdeskStandInConfig trackdesk =
        TrackdeskStandInConfig.defaults()
            .keepingIn(config.folder().resolve("trackdesk"))
            .with(config.rate());
    URI console = ports.address(Program.SETTINGS);
    Sandbox sandbox =
        keep(Sandbox.start(LOOPBACK, ports.sandbox(), ports.mail(), stripe, trackdesk, console));
    ready("sandbox", ports.sandboxAddress().toString(), start);
    return sandbox;
  }

  private void startServices() {
    Instant start = Instant.now();
    for (Program program : Program.values()) {
      launch(program);
    }
    new Readiness(running(), terminal).await(service -> ready(service.program(), start));
  }

  private void launch(Program program) {
    Started parts = started();
    ServiceProcess service =
        ServiceProcess.start(
            program,
            config.jar(program),
            config.jvm(program),
            parts.environment().of(program),
            config.log(program),
            config.ports().address(program),
            parts.watchdog());
    keep(service);
  }

  /// The first copy of a service, to be treated like any other.
  public Replica first(Program program) {
    return new Replica(service(program), () -> launched(program), terminal);
  }

  private ServiceProcess launched(Program program) {
    launch(program);
    return service(program);
  }

  /// Kills a service as `kill -9` does.
  public void kill(Program program) {
    service(program).kill();
  }

  /// Stops a service gracefully.
  public void stop(Program program) {
    ServiceProcess service = service(program);
    service.beginStop();
    service.awaitStop(Instant.now().plus(STOP_LIMIT));
  }

  /// Starts a service again, without waiting until it is ready.
  public void restart(Program program) {
    launch(program);
  }

  /// Starts a second copy of a service, without waiting until it is ready.
  public Replica addReplica(Program program) {
    return addReplica(program, Map.of());
  }

  /// Starts a second copy with settings of its own.
  ///
  /// @param settings environment variables in addition to those of the first copy
  public Replica addReplica(Program program, Map<String, String> settings) {
    Started parts = started();
    int port = FreePort.find();
    Map<String, String> environment = new HashMap<>(parts.environment().of(program));
    environment.putAll(settings);
    environment.put("PORT", Integer.toString(port));
    return keep(
        new Replica(
            () ->
                ServiceProcess.start(
                    program,
                    config.jar(program),
                    config.jvm(program),
                    environment,
                    config.replicaLog(program),
                    URI.create("http://localhost:" + port),
                    parts.watchdog()),
            terminal));
  }

  /// Waits until every service is ready.
  public void awaitReady() {
    new Readiness(running(), terminal).await(_ -> {});
  }

  /// Checks that all services still run.
  ///
  /// @throws StackFailure when a service process has exited unexpectedly
  public void requireAlive() {
    for (Program program : Program.values()) {
      ServiceProcess service = service(program);
      if (!service.isAlive()) {
        throw service.died();
      }
    }
  }

  /// Whether the service's process runs.
  public boolean isAlive(Program program) {
    return service(program).isAlive();
  }

  /// The process id of the service.
  public long pid(Program program) {
    return service(program).pid();
  }

  /// CPU time that the service has used since it started.
  public Duration processorTime(Program program) {
    return service(program).processorTime();
  }

  public StripeStandIn stripe() {
    return started().sandbox().stripe();
  }

  public TrackdeskStandIn trackdesk() {
    return started().sandbox().trackdesk();
  }

  /// What the services sent by e-mail.
  public MailCatcher mail() {
    return started().sandbox().mail();
  }

  public EmbeddedPostgres postgres() {
    return started().postgres();
  }

  /// Kills PostgreSQL as `kill -9` does, and starts it again.
  public void killPostgres() {
    Started parts = started();
    parts.watchdog().unwatch(parts.postgres().pid());
    parts.postgres().killAndRestart();
    parts.watchdog().watch(parts.postgres().pid(), "INT");
  }

  /// Kills PostgreSQL and starts it on a snapshot: what was committed since is gone.
  public void restorePostgres(Path snapshot) {
    Started parts = started();
    parts.watchdog().unwatch(parts.postgres().pid());
    parts.postgres().restore(snapshot);
    parts.watchdog().watch(parts.postgres().pid(), "INT");
  }

  /// Kills Kafka as `kill -9` does, and starts it again.
  ///
  /// @throws StackFailure unless the configuration sets it apart
  public void killKafka() {
    started().kafka().killAndRestart();
  }

  public String kafka() {
    return started().kafka().bootstrapServers();
  }

  public StackConfig config() {
    return config;
  }

  public Ports ports() {
    return config.ports();
  }

  public Keys keys() {
    return keys;
  }

  /// Returns when everything has stopped, also when another thread is already closing it.
  @Override
  public void close() {
    synchronized (closing) {
      stopOnce();
    }
  }

  private void stopOnce() {
    List<ServiceProcess> running;
    List<AutoCloseable> rest;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      running = List.copyOf(services.values());
      rest = List.copyOf(open);
    }
    terminal.title("Stopping Saletrail");
    running.forEach(ServiceProcess::beginStop);
    Instant deadline = Instant.now().plus(config.training() ? TRAINING_STOP_LIMIT : STOP_LIMIT);
    running.forEach(service -> service.awaitStop(deadline));
    terminal.line("The services have stopped.");
    rest.forEach(this::closeOne);
    terminal.line("Everything has stopped.");
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The shutdown hook itself is running this.
    }
  }

  /// Swallows errors: the other parts must be closed too.
  private void closeOne(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      terminal.line("Error while stopping: " + e.getMessage());
    }
  }

  /// Ctrl-C may arrive during start-up: parts that start after that are closed immediately.
  private <T extends AutoCloseable> T keep(T part) {
    synchronized (this) {
      if (!closed) {
        open.push(part);
        return part;
      }
    }
    closeOne(part);
    throw alreadyClosed();
  }

  private void keep(ServiceProcess service) {
    synchronized (this) {
      if (!closed) {
        services.put(service.program(), service);
        return;
      }
    }
    service.kill();
    throw alreadyClosed();
  }

  private static StackFailure alreadyClosed() {
    return new StackFailure("The local stack is stopping");
  }

  private Started started() {
    return started.orElseThrow(() -> new IllegalStateException("The local stack is not started"));
  }

  private synchronized List<ServiceProcess> running() {
    return List.copyOf(services.values());
  }

  private synchronized ServiceProcess service(Program program) {
    return Optional.ofNullable(services.get(program)).orElseThrow();
  }

  private void ready(Program program, Instant start) {
    ready(program.module(), config.ports().address(program).toString(), start);
  }

  private void ready(String name, String where, Instant start) {
    String took = Terminal.seconds(Duration.between(start, Instant.now()));
    terminal.entry(name, Terminal.pad(where, 24) + " ready after " + took);
  }
}
