package io.saletrail.stack.trial;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Terminal;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// Measures, and judges nothing: figures depend on the machine, which is why it is printed first.
public final class Bench {

  private static final int WEBHOOKS = 20_000;
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  /// Five JVMs on one machine compile for about so long; until then compilers are measured, not
  /// the way of a sale.
  private static final Duration SALES_WARM_UP = Duration.ofSeconds(75);
  private static final Duration INTAKE = Duration.ofSeconds(15);
  private static final int ROUNDS = 3;
  private static final int SALES_PER_SECOND = 100;

  /// So slow that no sale waits for another: what is left is the way itself.
  private static final int UNHURRIED_SALES_PER_SECOND = 10;
  private static final Duration SALES = Duration.ofSeconds(30);

  private final LocalStack house;
  private final Terminal screen;

  public Bench(LocalStack house, Terminal screen) {
    this.house = house;
    this.screen = screen;
  }

  public void run() {
    screen.title("The machine: " + Machine.here().words());
    screen.line("Everything runs on it: load generator, Kafka, PostgreSQL, all services.");
    // First: whoever comes after makes merchants that would be polled too.
    measurePolls();
    measureDelay();
    measureIntake();
    measureLanes();
    measureRenewals();
  }

  /// What one more payment costs, after many.
  public void measureRenewals() {
    new RenewalBench(house.kafka(), house.ports().address(Program.CONVERSION), screen).measure();
  }

  /// What polls cost.
  public void measurePolls() {
    new PollBench(house, screen).measure();
  }

  /// What neighbours cost.
  public void measureLanes() {
    new LaneBench(house, screen).measure();
  }

  /// How many webhooks are taken.
  public void measureIntake() {
    screen.title("Webhooks durable in Kafka: signed bodies of 2 to 4 KiB on 64 connections");
    Vertx vertx = Vertx.vertx();
    try {
      PreparedWebhooks webhooks = PreparedWebhooks.make(WEBHOOKS, house.keys().webhookSecret());
      IntakeBench bench = new IntakeBench(vertx, house.ports().address(Program.INGEST), webhooks);
      bench.measure(WARM_UP);
      for (int round = 1; round <= ROUNDS; round++) {
        Duration busyBefore = house.processorTime(Program.INGEST);
        IntakeBench.Figures figures = bench.measure(INTAKE);
        Duration busy = house.processorTime(Program.INGEST).minus(busyBefore);
        screen.line(
            "round %d  %,8.0f a second, %s, %d refused, %.3f s of processor for 1,000"
                .formatted(
                    round,
                    figures.perSecond(),
                    figures.delays().words(),
                    figures.refused(),
                    busy.toMillis() / (double) figures.durable()));
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /// How long a sale takes.
  public void measureDelay() {
    screen.title("From payment to the call at Trackdesk: 50 merchants");
    DelayBench bench = new DelayBench(house);
    bench.measure(SALES_PER_SECOND, SALES_WARM_UP);
    measureDelay(bench, UNHURRIED_SALES_PER_SECOND);
    measureDelay(bench, SALES_PER_SECOND);
  }

  private void measureDelay(DelayBench bench, int salesPerSecond) {
    Map<Program, Duration> before = processorTimes();
    DelayBench.Figures figures = bench.measure(salesPerSecond, SALES);
    Map<Program, Duration> after = processorTimes();
    screen.line(
        "%d sales at %.0f a second, %s, %d not arrived"
            .formatted(
                figures.sales(), figures.perSecond(), figures.delays().words(), figures.lost()));
    before.forEach(
        (program, busy) ->
            screen.entry(
                program.module(),
                "%.2f s of processor for 1,000 sales"
                    .formatted(
                        after.getOrDefault(program, busy).minus(busy).toMillis()
                            / (double) figures.sales())));
  }

  private Map<Program, Duration> processorTimes() {
    Map<Program, Duration> times = new EnumMap<>(Program.class);
    for (Program program : Program.values()) {
      times.put(program, house.processorTime(program));
    }
    return times;
  }
}
