package io.saletrail.stack.bench;

import io.saletrail.contracts.Topic;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.Fault.Moment;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// The cost of other tenants: a failing neighbour, and 10,000 neighbours.
final class LaneBench {

  private static final int REQUESTS_PER_SECOND = 100;
  private static final int FEW = 10;
  private static final int MANY = 10_000;
  private static final int WAITING = 100_000;
  private static final int QUIET_SALES_PER_SECOND = 20;
  private static final int SALES_PER_SECOND = 100;

  /// The publisher's JIT compilation takes about this long.
  private static final Duration FIRST_WARM_UP = Duration.ofSeconds(60);

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration TIME = Duration.ofSeconds(20);

  /// Time limit for the services to consume what was published.
  private static final Duration CONSUME_LIMIT = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// Topics on which a round publishes. Other topics are never idle.
  private static final Set<String> PUBLISHED_TOPICS =
      Set.of(
          Topic.CONVERSIONS_LIFECYCLE.topicName(),
          Topic.SETTINGS_MERCHANTS.topicName(),
          Topic.SETTINGS_CREDENTIALS.topicName());

  /// The consumers of conversions. While one of them still processes the neighbour's, the machine
  /// would be measured and not the lanes.
  private static final List<String> READERS = List.of("trackdesk-publisher", "settings-service");

  private final LocalStack stack;
  private final Terminal terminal;

  LaneBench(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
  }

  /// Stops ingest-service: it would poll 10,000 accounts without sales meanwhile.
  void measure() {
    stack.stop(Program.INGEST);
    try (LaneLoad load = new LaneLoad(stack)) {
      measureClaims(load);
      measureIsolation(load);
    } finally {
      stack.restart(Program.INGEST);
    }
  }

  private void measureClaims(LaneLoad load) {
    terminal.title(
        "Claiming: %d sales per second, over %d tenants and over %,d"
            .formatted(SALES_PER_SECOND, FEW, MANY));
    var few = load.open("few", FEW, REQUESTS_PER_SECOND);
    var many = load.open("many", MANY, REQUESTS_PER_SECOND);
    awaitConsumed();
    awaitTokensProbed(few);
    awaitTokensProbed(many);
    load.sell(few, SALES_PER_SECOND, FIRST_WARM_UP);
    double withFew = processorFor(load, few);
    double withMany = processorFor(load, many);
    terminal.line(
        "publisher CPU per 1,000 sales: %.2f s with %d tenants, %.2f s with %,d, ratio %.2f"
            .formatted(withFew, FEW, withMany, MANY, withMany / withFew));
  }

  private double processorFor(LaneLoad load, List<LaneLoad.Shop> shops) {
    Duration before = stack.processorTime(Program.PUBLISHER);
    int arrived = load.sell(shops, SALES_PER_SECOND, TIME).size();
    Duration busy = stack.processorTime(Program.PUBLISHER).minus(before);
    return busy.toMillis() / (double) arrived;
  }

  private void measureIsolation(LaneLoad load) {
    terminal.title(
        "Isolation: a small tenant, alone and beside one with %,d queued and a hanging Trackdesk"
            .formatted(WAITING));
    var quiet = load.open("quiet", 1, REQUESTS_PER_SECOND);
    var noisy = load.open("noisy", 1, REQUESTS_PER_SECOND).getFirst();
    awaitConsumed();
    awaitTokensProbed(quiet);
    awaitTokensProbed(List.of(noisy));
    load.sell(quiet, QUIET_SALES_PER_SECOND, WARM_UP);
    var alone = Percentiles.ofMillis(load.sell(quiet, QUIET_SALES_PER_SECOND, TIME));
    stack
        .trackdesk()
        .faults(noisy.tenant())
        .next(Integer.MAX_VALUE, new Fault.Hang(Moment.BEFORE_ACCEPTING));
    for (int sale = 0; sale < WAITING; sale++) {
      load.sell(noisy);
    }
    awaitConsumed();
    var beside = Percentiles.ofMillis(load.sell(quiet, QUIET_SALES_PER_SECOND, TIME));
    terminal.line("alone   " + alone.summary());
    terminal.line("beside  " + beside.summary());
    terminal.line("ratio of p99: %.2f".formatted(beside.at(99) / alone.at(99)));
  }

  /// Waits until the consumers have no lag.
  private void awaitConsumed() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
      boolean consumed =
          new Eventually(CONSUME_LIMIT, PAUSE)
              .until(() -> READERS.stream().allMatch(reader -> lag(admin, reader) == 0));
      if (!consumed) {
        terminal.line("(the services still lag after " + CONSUME_LIMIT + ")");
      }
    }
  }

  /// Waits until each token was probed, which is the first call for a tenant.
  private void awaitTokensProbed(List<LaneLoad.Shop> shops) {
    boolean probed =
        new Eventually(CONSUME_LIMIT, PAUSE)
            .until(
                () ->
                    shops.stream()
                        .noneMatch(shop -> stack.trackdesk().requests(shop.tenant()).isEmpty()));
    if (!probed) {
      terminal.line("(tokens are still being probed after " + CONSUME_LIMIT + ")");
    }
  }

  private static long lag(Admin admin, String reader) {
    try {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(reader).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          admin
              .listOffsets(
                  read.keySet().stream()
                      .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
              .all()
              .get();
      return read.entrySet().stream()
          .filter(each -> PUBLISHED_TOPICS.contains(each.getKey().topic()))
          .mapToLong(
              each -> {
                ListOffsetsResultInfo end = ends.get(each.getKey());
                return end == null ? 0 : end.offset() - each.getValue().offset();
              })
          .sum();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (ExecutionException notNow) {
      return Long.MAX_VALUE;
    }
  }
}
