package io.saletrail.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFaultPlan;
import io.saletrail.sandbox.stripe.api.Fault;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A merchant takes the Stripe App away, sells on for months, and installs it again.
class ReinstallTest {
  private static final int SALES = 20;
  private static final int REFUNDED = 2;
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String ACCOUNT = "acct_return";
  private static final String TENANT = "return";
  private static final String SETTINGS = "/api/merchants/" + ACCOUNT + "/settings";
  private static final Offer MUG = Offer.oneOff("Blue mug", 1900, "eur").withCode("return-mug");
  private static final Offer CLUB = Offer.monthly("Club", 500, "eur").withCode("return-club");

  private static final String FAILED_POLL = "stripe_polls_total{outcome=\"unavailable\"}";

  @TempDir static Path folder;
  static LocalStack house;

  private final Operator settings = new Operator(house, Program.SETTINGS);
  private final Operator ingest = new Operator(house, Program.INGEST);
  private final StandInAccount merchant = house.stripe().account(ACCOUNT);

  @BeforeAll
  static void start() {
    StackConfig plan = StackConfig.passing(StackConfig.projectRoot(), folder);
    house = LocalStack.start(plan.with(RateRule.UNLIMITED), new Terminal(System.out));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @Test
  void whoeverReturnsAfterMonthsHasEverySaleOfThemCreditedOnceThoughTheReaderIsKilled() {
    leaveLongAgo();
    sellUnheard();

    merchant.installApp();
    awaitConnection("CONNECTED");
    house.kill(Program.INGEST);
    house.restart(Program.INGEST);
    register();

    Map<String, Integer> credited =
        Map.of("APPROVED", 2 * SALES - REFUNDED + 2, "REFUNDED", REFUNDED);
    Eventually.of(LIMIT).until(() -> held().equals(credited));
    assertThat(held()).isEqualTo(credited);

    long created = creations();
    assertThat(created).isEqualTo(2L * SALES + 2);
    merchant.uninstallApp();
    awaitConnection("DISCONNECTED");
    // Of two in one second the end would count.
    house.stripe().clock().advance(Duration.ofSeconds(2));
    merchant.installApp();
    awaitConnection("CONNECTED");
    register();
    sellOneMore();
    assertThat(creations()).isEqualTo(created + 1);
  }

  /// Nothing of them was ever read, so that the gap begins where they left.
  private void leaveLongAgo() {
    house.stripe().api().fail(ACCOUNT, Fault.BROKEN, "/v1/", ApiFaultPlan.FOR_EVER);
    register();
    // A poll under way would go on past the healing, and read up to today.
    Eventually.of(LIMIT).until(() -> ingest.metrics().contains(FAILED_POLL));
    house.stripe().clock().set(daysAgo(80));
    merchant.uninstallApp();
    house.stripe().clock().reset();
    awaitConnection("DISCONNECTED");
    house.stripe().api().heal(ACCOUNT);
  }

  /// Before and after the beginning of Stripe's 30 days of events, told to nobody.
  private void sellUnheard() {
    var endpoints = List.copyOf(house.stripe().webhooks().endpoints());
    endpoints.forEach(endpoint -> house.stripe().webhooks().remove(endpoint.id()));
    var mug = merchant.paymentLink(MUG);
    house.stripe().clock().set(daysAgo(70));
    var sold = merchant.sell(mug, SALES, sale -> click());
    var club = merchant.buy(merchant.paymentLink(CLUB), click());
    house.stripe().clock().set(daysAgo(60));
    sold.stream()
        .limit(REFUNDED)
        .forEach(sale -> merchant.refundAll(merchant.holds().chargeOf(sale)));
    house.stripe().clock().set(daysAgo(40));
    merchant.renew(merchant.holds().subscriptionOf(club));
    house.stripe().clock().set(daysAgo(10));
    merchant.sell(mug, SALES, sale -> click());
    house.stripe().clock().reset();
    endpoints.forEach(house.stripe()::register);
  }

  private void sellOneMore() {
    int before = house.trackdesk().conversions(TENANT).size();
    merchant.buy(merchant.paymentLink(MUG), click());
    Eventually.of(LIMIT).until(() -> house.trackdesk().conversions(TENANT).size() > before);
  }

  /// The token goes when they go, and has to be given again.
  private void register() {
    new SettingsApi(house).register(ACCOUNT, TENANT, house.trackdesk().token(TENANT), Map.of());
  }

  private void awaitConnection(String connection) {
    Eventually.of(LIMIT).until(() -> connection().equals(connection));
    assertThat(connection()).isEqualTo(connection);
  }

  private String connection() {
    return settings.get(SETTINGS).path("connection").asText();
  }

  private static long creations() {
    return house.trackdesk().requests(TENANT).stream()
        .filter(request -> request.call() == Call.CREATE)
        .count();
  }

  private static Map<String, Integer> held() {
    return house.trackdesk().conversions(TENANT).stream()
        .map(Conversion::status)
        .collect(Collectors.toMap(ConversionStatus::name, status -> 1, Integer::sum, TreeMap::new));
  }

  private static Instant daysAgo(int days) {
    return Instant.now().minus(Duration.ofDays(days));
  }

  private static String click() {
    return house.trackdesk().click(TENANT, "ada").cid().toString();
  }
}
