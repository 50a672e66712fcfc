package io.saletrail.stack;

import io.saletrail.sandbox.Sandbox;
import io.saletrail.sandbox.infrastructure.ContractTopics;
import io.saletrail.sandbox.infrastructure.EmbeddedKafka;
import io.saletrail.sandbox.infrastructure.EmbeddedPostgres;
import io.saletrail.sandbox.infrastructure.FreePort;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.StripeStandInConfig;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.trackdesk.TrackdeskStandIn;
import io.saletrail.sandbox.trackdesk.TrackdeskStandInConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The whole system on one machine: Kafka, PostgreSQL and the sandbox in this JVM, the four
/// services as processes beside it. Closing it leaves no process behind; so does killing its
/// JVM.
public final class LocalStack implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /// How long the services together may take to end in good order.
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final StackConfig plan;
  private final Terminal screen;
  private final Keys keys;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<Program, ServiceProcess> services = new EnumMap<>(Program.class);
  private Optional<Started> started = Optional.empty();
  private final Object closing = new Object();
  private final Thread hook = new Thread(this::close, "close-house");
  private boolean closed;

  /// What is there once everything runs.
  private record Started(
      Watchdog warden, EmbeddedKafka kafka, Sandbox sandbox, ServiceEnvironment surroundings) {}

  private LocalStack(StackConfig plan, Terminal screen, Keys keys) {
    this.plan = plan;
    this.screen = screen;
    this.keys = keys;
  }

  /// Starts everything and returns when every service says that it is ready.
  ///
  /// @throws HouseFailed with a message for the person at the terminal
  public static LocalStack start(StackConfig plan, Terminal screen) {
    plan.requireBuilt();
    plan.ports().requireFree();
    try {
      Files.createDirectories(plan.folder().resolve("logs"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + plan.folder(), e);
    }
    LocalStack house = new LocalStack(plan, screen, Keys.keptIn(plan.folder()));
    Runtime.getRuntime().addShutdownHook(house.hook);
    try {
      house.startInfrastructure();
      house.startServices();
      return house;
    } catch (RuntimeException | Error e) {
      house.close();
      throw e;
    }
  }

  private void startInfrastructure() {
    screen.title("Starting the house (data in " + plan.folder() + ")");
    Watchdog warden = keep(Watchdog.start());
    // Side by side: each of them mostly waits.
    CompletableFuture<Sandbox> sandbox = CompletableFuture.supplyAsync(this::startSandbox);
    CompletableFuture<EmbeddedKafka> kafka = CompletableFuture.supplyAsync(this::startKafka);
    CompletableFuture<Map<String, String>> databases =
        CompletableFuture.supplyAsync(() -> startPostgres(warden));
    try {
      CompletableFuture.allOf(sandbox, kafka, databases).join();
    } catch (CompletionException e) {
      String why =
          Optional.ofNullable(e.getCause())
              .map(Throwable::getMessage)
              .orElse("The house does not start");
      throw new StackFailure(why, e);
    }
    ServiceEnvironment surroundings =
        new ServiceEnvironment(
            plan.ports(), keys, kafka.join().bootstrapServers(), databases.join());
    started = Optional.of(new Started(warden, kafka.join(), sandbox.join(), surroundings));
  }

  private Map<String, String> startPostgres(Watchdog warden) {
    Instant begin = Instant.now();
    int port = plan.ports().postgres();
    EmbeddedPostgres postgres =
        keep(EmbeddedPostgres.start(plan.folder().resolve("postgres"), port));
    warden.watch(postgres.pid(), "INT");
    Map<String, String> databases = new HashMap<>();
    for (Program program : Program.values()) {
      postgres.createDatabase(program.database());
      databases.put(program.database(), postgres.url(program.database()));
    }
    ready("PostgreSQL", LOOPBACK + ":" + port, begin);
    return databases;
  }

  private EmbeddedKafka startKafka() {
    Instant begin = Instant.now();
    EmbeddedKafka kafka =
        keep(EmbeddedKafka.start(plan.folder().resolve("kafka"), plan.ports().kafka()));
    kafka.createTopics(ContractTopics.all());
    ready("Kafka", kafka.bootstrapServers(), begin);
    return kafka;
  }

  private Sandbox startSandbox() {
    Instant begin = Instant.now();
    Ports ports = plan.ports();
    Endpoint webhooks =
        Endpoint.at(
            ports.address(Program.INGEST).resolve("/webhooks/stripe"), keys.webhookSecret());
    StripeStandInConfig stripe =
        StripeStandInConfig.forTests()
            .withFolder(plan.folder().resolve("stripe"))
            .withKey(keys.stripeApiKey())
            .withOwnAccount(ServiceEnvironment.OWN_ACCOUNT)
            .reachedAt(ports.sandboxAddress())
            .sendingTo(webhooks);
    TrackdeskStandInConfig trackdesk =
        TrackdeskStandInConfig.defaults()
            .keepingIn(plan.folder().resolve("trackdesk"))
            .with(plan.rate());
    URI console = ports.address(Program.SETTINGS);
    Sandbox sandbox = keep(Sandbox.start(LOOPBACK, ports.sandbox(), stripe, trackdesk, console));
    ready("sandbox", ports.sandboxAddress().toString(), begin);
    return sandbox;
  }

  private void startServices() {
    Instant begin = Instant.now();
    for (Program program : Program.values()) {
      launch(program);
    }
    new Readiness(running(), screen).await(service -> ready(service.program(), begin));
  }

  private void launch(Program program) {
    Started house = started();
    ServiceProcess service =
        ServiceProcess.start(
            program,
            plan.jar(program),
            plan.options(),
            house.surroundings().of(program),
            plan.log(program),
            plan.ports().address(program),
            house.warden());
    keep(service);
  }

  /// Ends a service as a power cut would.
  public void kill(Program program) {
    service(program).kill();
  }

  /// Ends a service in good order.
  public void stop(Program program) {
    ServiceProcess service = service(program);
    service.beginStop();
    service.awaitStop(Instant.now().plus(STOP_LIMIT));
  }

  /// Starts a service again, without waiting for it.
  public void restart(Program program) {
    launch(program);
  }

  /// Starts one more copy of a service, without waiting for it.
  public Replica addReplica(Program program) {
    return addReplica(program, Map.of());
  }

  /// The same with settings of its own.
  ///
  /// @param settings environment variables beside the house's
  public Replica addReplica(Program program, Map<String, String> settings) {
    Started house = started();
    int port = FreePort.find();
    Map<String, String> environment = new HashMap<>(house.surroundings().of(program));
    environment.putAll(settings);
    environment.put("PORT", Integer.toString(port));
    return keep(
        new Replica(
            () ->
                ServiceProcess.start(
                    program,
                    plan.jar(program),
                    plan.options(),
                    environment,
                    plan.replicaLog(program),
                    URI.create("http://localhost:" + port),
                    house.warden()),
            screen));
  }

  /// Waits until every service takes work again.
  public void awaitReady() {
    new Readiness(running(), screen).await(_ -> {});
  }

  /// Fails when a service has ended by itself.
  public void requireAlive() {
    for (Program program : Program.values()) {
      ServiceProcess service = service(program);
      if (!service.isAlive()) {
        throw service.died();
      }
    }
  }

  /// What the service has used of the machine's processors since it started.
  public Duration processorTime(Program program) {
    return service(program).processorTime();
  }

  public StripeStandIn stripe() {
    return started().sandbox().stripe();
  }

  public TrackdeskStandIn trackdesk() {
    return started().sandbox().trackdesk();
  }

  public String kafka() {
    return started().kafka().bootstrapServers();
  }

  public StackConfig plan() {
    return plan;
  }

  public Ports ports() {
    return plan.ports();
  }

  public Keys keys() {
    return keys;
  }

  /// Returns when everything has ended, also if somebody else is already closing it.
  @Override
  public void close() {
    synchronized (closing) {
      closeOnce();
    }
  }

  private void closeOnce() {
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
    screen.title("Ending the house");
    running.forEach(ServiceProcess::beginStop);
    Instant deadline = Instant.now().plus(STOP_LIMIT);
    running.forEach(service -> service.awaitStop(deadline));
    screen.line("The services have ended.");
    rest.forEach(this::closeOne);
    screen.line("Everything has ended.");
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // Then it is the hook that is running this.
    }
  }

  /// The rest has to be closed too, whatever one part says.
  private void closeOne(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      screen.line("While closing: " + e.getMessage());
    }
  }

  /// Ctrl-C may come while the house is still starting: what starts after that is ended at once.
  private <T extends AutoCloseable> T keep(T part) {
    synchronized (this) {
      if (!closed) {
        open.push(part);
        return part;
      }
    }
    closeOne(part);
    throw tooLate();
  }

  private void keep(ServiceProcess service) {
    synchronized (this) {
      if (!closed) {
        services.put(service.program(), service);
        return;
      }
    }
    service.kill();
    throw tooLate();
  }

  private static StackFailure tooLate() {
    return new StackFailure("The house is closing");
  }

  private Started started() {
    return started.orElseThrow(() -> new IllegalStateException("The house is not started"));
  }

  private synchronized List<ServiceProcess> running() {
    return List.copyOf(services.values());
  }

  private synchronized ServiceProcess service(Program program) {
    return Optional.ofNullable(services.get(program)).orElseThrow();
  }

  private void ready(Program program, Instant begin) {
    ready(program.module(), plan.ports().address(program).toString(), begin);
  }

  private void ready(String name, String where, Instant begin) {
    String took = Terminal.seconds(Duration.between(begin, Instant.now()));
    screen.entry(name, Terminal.pad(where, 24) + " ready after " + took);
  }
}
