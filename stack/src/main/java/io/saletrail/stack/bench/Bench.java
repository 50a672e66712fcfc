package io.saletrail.stack.bench;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Terminal;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// Measures without a pass mark: figures depend on the machine, which is printed first.
public final class Bench {

  private static final int WEBHOOKS = 20_000;
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  /// Five JVMs on one machine compile for about this long. Before that, the compilers are measured.
  private static final Duration SALES_WARM_UP = Duration.ofSeconds(75);
  private static final Duration INTAKE = Duration.ofSeconds(15);
  private static final int ROUNDS = 3;
  private static final int SALES_PER_SECOND = 100;

  /// A rate at which no sale waits for another.
  private static final int UNHURRIED_SALES_PER_SECOND = 10;
  private static final Duration SALES = Duration.ofSeconds(30);

  private final LocalStack stack;
  private final Terminal terminal;

  public Bench(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
  }

  public void run() {
    terminal.title("The machine: " + Machine.here().summary());
    terminal.line("Everything runs on it: load generator, Kafka, PostgreSQL, all services.");
    // First: later parts create merchants that would be polled, too.
    measurePolls();
    measureDelay();
    measureCost();
    measureIntake();
    measureLanes();
    measureRenewals();
    measureFairness(FairnessScale.LONG);
  }

  /// The cost of a busy merchant for a quiet one.
  public void measureFairness(FairnessScale scale) {
    new FairnessBench(stack, terminal, scale).measure();
  }

  /// The cost of one more payment after many.
  public void measureRenewals() {
    new RenewalBench(stack.kafka(), stack.ports().address(Program.CONVERSION), terminal).measure();
  }

  /// The cost of polls.
  public void measurePolls() {
    new PollBench(stack, terminal).measure();
  }

  /// The cost of other tenants.
  public void measureLanes() {
    new LaneBench(stack, terminal).measure();
  }

  /// Webhooks accepted per second.
  public void measureIntake() {
    terminal.title("Webhooks durable in Kafka: signed bodies of 2 to 4 KiB on 64 connections");
    Vertx vertx = Vertx.vertx();
    try {
      PreparedWebhooks webhooks = PreparedWebhooks.make(WEBHOOKS, stack.keys().webhookSecret());
      IntakeBench bench = new IntakeBench(vertx, stack.ports().address(Program.INGEST), webhooks);
      bench.measure(WARM_UP);
      for (int round = 1; round <= ROUNDS; round++) {
        Duration busyBefore = stack.processorTime(Program.INGEST);
        IntakeBench.Figures figures = bench.measure(INTAKE);
        Duration busy = stack.processorTime(Program.INGEST).minus(busyBefore);
        terminal.line(
            "round %d  %,8.0f per second, %s, %d refused, %.3f s CPU per 1,000"
                .formatted(
                    round,
                    figures.perSecond(),
                    figures.delays().summary(),
                    figures.refused(),
                    busy.toMillis() / (double) figures.durable()));
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /// Time from payment to Trackdesk.
  public void measureDelay() {
    terminal.title("From payment to the call at Trackdesk: 50 merchants");
    DelayBench bench = new DelayBench(stack, "bench");
    bench.measure(SALES_PER_SECOND, SALES_WARM_UP);
    measureDelay(bench, UNHURRIED_SALES_PER_SECOND);
    measureDelay(bench, SALES_PER_SECOND);
  }

  /// What a sale costs PostgreSQL and the services.
  public void measureCost() {
    new CostBench(stack, terminal).measure();
  }

  private void measureDelay(DelayBench bench, int salesPerSecond) {
    Map<Program, Duration> before = processorTimes();
    DelayBench.Figures figures = bench.measure(salesPerSecond, SALES);
    Map<Program, Duration> after = processorTimes();
    terminal.line(
        "%d sales at %.0f per second, %s, %d lost"
            .formatted(
                figures.sales(), figures.perSecond(), figures.delays().summary(), figures.lost()));
    before.forEach(
        (program, busy) ->
            terminal.entry(
                program.module(),
                "%.2f s CPU per 1,000 sales"
                    .formatted(
                        after.getOrDefault(program, busy).minus(busy).toMillis()
                            / (double) figures.sales())));
  }

  private Map<Program, Duration> processorTimes() {
    Map<Program, Duration> times = new EnumMap<>(Program.class);
    for (Program program : Program.values()) {
      times.put(program, stack.processorTime(program));
    }
    return times;
  }
}
