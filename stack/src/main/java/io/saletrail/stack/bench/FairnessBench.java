package io.saletrail.stack.bench;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.StackFailure;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.bench.SaleTrace.Sale;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/// The time from a quiet merchant's payment to the call at Trackdesk, alone and beside a busy
/// merchant. Both share a partition of every topic, which is the worst case.
final class FairnessBench {

  private static final int REQUESTS_PER_SECOND = 100;
  private static final int SALES_PER_SESSION = 100;
  private static final int WARM_UP_WAVES = 3;
  private static final Offer MUG = Offer.oneOff("Blue mug", 1900, "eur");
  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(10);

  private final LocalStack stack;
  private final Terminal terminal;
  private final FairnessScale scale;
  private final SettingsApi settings;
  private final String quiet;
  private final String busy;
  private int floods;

  FairnessBench(LocalStack stack, Terminal terminal, FairnessScale scale) {
    this.stack = stack;
    this.terminal = terminal;
    this.scale = scale;
    this.settings = new SettingsApi(stack);
    var run = UUID.randomUUID().toString().substring(0, 8);
    this.quiet = open("acct_quiet" + run);
    this.busy = open(besides(quiet, "acct_busy" + run));
  }

  /// A name whose messages share the partitions of another account.
  private static String besides(String account, String name) {
    int number = 0;
    while (partition(name + "x" + number) != partition(account)) {
      number++;
    }
    return name + "x" + number;
  }

  private static int partition(String key) {
    var bytes = key.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % Topic.PARTITIONS;
  }

  private String open(String account) {
    settings.register(
        account,
        tenant(account),
        stack.trackdesk().token(tenant(account)),
        Map.of("requestsPerSecond", REQUESTS_PER_SECOND));
    return account;
  }

  private static String tenant(String account) {
    return account.replace("acct_", "");
  }

  void measure() {
    terminal.title(
        "A quiet merchant beside a busy one: %d sales, floods of %,d, median of %d rounds"
            .formatted(scale.sales(), scale.flood(), scale.rounds()));
    terminal.line("p50/p99 of each stage of the quiet merchant's sales in milliseconds");
    warmUp();
    for (Flood flood : Flood.values()) {
      var rounds =
          IntStream.range(0, scale.rounds())
              .mapToObj(_ -> round(flood))
              .sorted(Comparator.comparingDouble(Round::ratio))
              .toList();
      var median = rounds.get(rounds.size() / 2);
      terminal.line(
          "beside %-12s  p99 %,8.0f ms, alone %,.0f ms, ratio %.2f"
              .formatted(flood, median.beside(), median.alone(), median.ratio()));
    }
  }

  /// Both merchants, until the compilers have seen the way.
  private void warmUp() {
    for (int wave = 0; wave < WARM_UP_WAVES; wave++) {
      sellMuch(scale.flood());
      sell();
      settle();
    }
  }

  /// The p99 of the quiet merchant's sales. Alone is measured each time: services become faster
  /// from round to round.
  private record Round(double alone, double beside) {
    double ratio() {
      return beside / alone;
    }
  }

  private Round round(Flood flood) {
    return new Round(p99("alone", () -> {}), p99("beside " + flood, prepare(flood)));
  }

  /// Returns when the flood has passed, too.
  private double p99(String beside, Runnable flood) {
    try (var trace = new SaleTrace(stack.kafka(), quiet)) {
      var flooding = CompletableFuture.runAsync(flood);
      var sales = sell();
      terminal.line("  %-20s  %s".formatted(beside, trace.summary(sales)));
      flooding.join();
      settle();
      return Percentiles.ofMillis(sales.stream().map(FairnessBench::delay).toList()).at(99);
    }
  }

  private static double delay(Sale sale) {
    return Duration.between(sale.soldAt(), sale.calledAt()).toNanos() / 1e6;
  }

  /// The quiet merchant's sales.
  private List<Sale> sell() {
    var account = stack.stripe().account(quiet);
    var cid = stack.trackdesk().click(tenant(quiet), "ada").cid().toString();
    var sold = new ArrayList<Sale>();
    for (int sale = 0; sale < scale.sales(); sale++) {
      var now = Instant.now();
      var session = account.buy(account.paymentLink(MUG.withCode("quiet")), cid);
      sold.add(new Sale(account.holds().chargeOf(session).id(), session.id(), now, now));
      pause(scale.every());
    }
    if (!Eventually.of(SETTLE_LIMIT).until(() -> called(sold).size() == sold.size())) {
      throw new StackFailure("Sales of the quiet merchant did not reach Trackdesk in time");
    }
    return called(sold);
  }

  /// The sales that Trackdesk knows, with the times of its calls.
  private List<Sale> called(List<Sale> sold) {
    var calledAt =
        stack.trackdesk().conversions(tenant(quiet)).stream()
            .filter(conversion -> conversion.externalId().isPresent())
            .collect(
                Collectors.toMap(
                    conversion -> conversion.externalId().orElseThrow(), Conversion::createdAt));
    return sold.stream()
        .filter(sale -> calledAt.containsKey(sale.charge()))
        .map(
            sale ->
                new Sale(
                    sale.charge(),
                    sale.session(),
                    sale.soldAt(),
                    calledAt.getOrDefault(sale.charge(), sale.soldAt())))
        .toList();
  }

  private Runnable prepare(Flood flood) {
    floods++;
    return switch (flood) {
      case BACKFILL -> backfill();
      case LOOK_UPS -> this::lookUp;
      case BILLING_DAY -> this::bill;
      case WEBHOOKS -> () -> sellMuch(scale.flood());
    };
  }

  private Runnable backfill() {
    stack.stripe().webhooks().faults().drop(true);
    try {
      sellMuch(scale.flood());
    } finally {
      stack.stripe().webhooks().faults().drop(false);
    }
    settings.backfill(busy, true);
    return () -> settings.backfill(busy, false);
  }

  private void lookUp() {
    if (busyAccount().holds().charges().isEmpty()) {
      sellMuch(SALES_PER_SESSION);
    }
    var charges = busyAccount().holds().charges();
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.kafka()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int n = 0; n < scale.flood(); n++) {
        var fact =
            new LookupRequested(
                UUID.randomUUID().toString(),
                busy,
                charges.get(n % charges.size()).id(),
                true,
                Instant.now());
        var body = FactFormat.write(fact).getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(fact.topic().topicName(), fact.key(), body));
      }
    }
  }

  private void bill() {
    try (var facts = new PaymentFacts(stack.kafka(), busy)) {
      for (int n = 0; n < scale.flood(); n++) {
        facts.pay("sub_" + floods + "x" + n, 1);
      }
    }
  }

  private void sellMuch(int sales) {
    var link = busyAccount().paymentLink(MUG.withCode("busy"));
    var cid = stack.trackdesk().click(tenant(busy), "bob").cid().toString();
    var _ = busyAccount().sell(link, sales, _ -> cid);
  }

  private StandInAccount busyAccount() {
    return stack.stripe().account(busy);
  }

  /// Waits until Trackdesk has had no call for the busy merchant for a while.
  private void settle() {
    int[] calls = {-1};
    boolean _ =
        new Eventually(SETTLE_LIMIT, Duration.ofSeconds(3))
            .until(
                () -> {
                  int before = calls[0];
                  calls[0] = stack.trackdesk().requests(tenant(busy)).size();
                  return calls[0] == before && stack.stripe().webhooks().waiting() == 0;
                });
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
