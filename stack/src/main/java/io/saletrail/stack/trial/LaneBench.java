package io.saletrail.stack.trial;

import io.saletrail.contracts.Topic;
import io.saletrail.sandbox.trackdesk.fault.Fault;
import io.saletrail.sandbox.trackdesk.fault.Fault.Moment;
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

/// What other tenants cost a tenant: a neighbour in trouble, and very many neighbours.
final class LaneBench {

  private static final int REQUESTS_PER_SECOND = 100;
  private static final int FEW = 10;
  private static final int MANY = 10_000;
  private static final int WAITING = 100_000;
  private static final int QUIET_SALES_PER_SECOND = 20;
  private static final int SALES_PER_SECOND = 100;

  /// The publisher's compilers take about so long; the quiet tenant comes after that.
  private static final Duration FIRST_WARM_UP = Duration.ofSeconds(60);

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration TIME = Duration.ofSeconds(20);

  /// How long the services may take to take in what was said to them.
  private static final Duration TAKING_IN = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /// What a round says before it measures. Other topics never rest.
  private static final Set<String> SAID =
      Set.of(
          Topic.CONVERSIONS_LIFECYCLE.topicName(),
          Topic.SETTINGS_MERCHANTS.topicName(),
          Topic.SETTINGS_CREDENTIALS.topicName());

  /// Whoever reads conversions: while one of them is still busy with the neighbour's, it is the
  /// machine that is measured and not the lanes.
  private static final List<String> READERS = List.of("trackdesk-publisher", "settings-service");

  private final LocalStack house;
  private final Terminal screen;

  LaneBench(LocalStack house, Terminal screen) {
    this.house = house;
    this.screen = screen;
  }

  /// No merchant of these sells at Stripe: ingest-service would only read 10,000 empty accounts
  /// beside what is measured.
  void measure() {
    house.stop(Program.INGEST);
    try (LaneLoad load = new LaneLoad(house)) {
      measureClaims(load);
      measureIsolation(load);
    } finally {
      house.restart(Program.INGEST);
    }
  }

  private void measureClaims(LaneLoad load) {
    screen.title(
        "Claiming: %d sales a second, spread over %d tenants and over %,d"
            .formatted(SALES_PER_SECOND, FEW, MANY));
    var few = load.open("few", FEW, REQUESTS_PER_SECOND);
    var many = load.open("many", MANY, REQUESTS_PER_SECOND);
    awaitTakenIn();
    awaitTokensTried(few);
    awaitTokensTried(many);
    load.sell(few, SALES_PER_SECOND, FIRST_WARM_UP);
    double withFew = processorFor(load, few);
    double withMany = processorFor(load, many);
    screen.line(
        "%.2f s of the publisher's processor for 1,000 with %d tenants, %.2f s with %,d: ratio %.2f"
            .formatted(withFew, FEW, withMany, MANY, withMany / withFew));
  }

  private double processorFor(LaneLoad load, List<LaneLoad.Shop> shops) {
    Duration before = house.processorTime(Program.PUBLISHER);
    int arrived = load.sell(shops, SALES_PER_SECOND, TIME).size();
    Duration busy = house.processorTime(Program.PUBLISHER).minus(before);
    return busy.toMillis() / (double) arrived;
  }

  private void measureIsolation(LaneLoad load) {
    screen.title(
        "Isolation: a quiet tenant, alone and beside one with %,d waiting and a dead Trackdesk"
            .formatted(WAITING));
    var quiet = load.open("quiet", 1, REQUESTS_PER_SECOND);
    var noisy = load.open("noisy", 1, REQUESTS_PER_SECOND).getFirst();
    awaitTakenIn();
    awaitTokensTried(quiet);
    awaitTokensTried(List.of(noisy));
    load.sell(quiet, QUIET_SALES_PER_SECOND, WARM_UP);
    var alone = Percentiles.ofMillis(load.sell(quiet, QUIET_SALES_PER_SECOND, TIME));
    house
        .trackdesk()
        .faults(noisy.tenant())
        .next(Integer.MAX_VALUE, new Fault.Hang(Moment.BEFORE_ACCEPTING));
    for (int sale = 0; sale < WAITING; sale++) {
      load.sell(noisy);
    }
    awaitTakenIn();
    var beside = Percentiles.ofMillis(load.sell(quiet, QUIET_SALES_PER_SECOND, TIME));
    screen.line("alone   " + alone.words());
    screen.line("beside  " + beside.words());
    screen.line("ratio of p99: %.2f".formatted(beside.at(99) / alone.at(99)));
  }

  /// Waits until all that was said has been read.
  private void awaitTakenIn() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", house.kafka()))) {
      boolean takenIn =
          new Eventually(TAKING_IN, LOOK)
              .until(() -> READERS.stream().allMatch(reader -> lag(admin, reader) == 0));
      if (!takenIn) {
        screen.line("(the services are still reading after " + TAKING_IN + ")");
      }
    }
  }

  /// Waits until each token was tried, which is the first call that a tenant gets.
  private void awaitTokensTried(List<LaneLoad.Shop> shops) {
    boolean tried =
        new Eventually(TAKING_IN, LOOK)
            .until(
                () ->
                    shops.stream()
                        .noneMatch(shop -> house.trackdesk().requests(shop.tenant()).isEmpty()));
    if (!tried) {
      screen.line("(tokens are still being tried after " + TAKING_IN + ")");
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
          .filter(each -> SAID.contains(each.getKey().topic()))
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
