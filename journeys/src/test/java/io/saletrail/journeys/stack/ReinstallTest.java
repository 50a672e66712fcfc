package io.saletrail.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.SettingsApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A merchant uninstalls the Stripe App, keeps selling for months, and installs it again.
@Tag("long")
@ResourceLock(UnlimitedStack.LOCK)
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

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = UnlimitedStack.running();
  }

  private final Operator settings = new Operator(stack, Program.SETTINGS);
  private final Operator ingest = new Operator(stack, Program.INGEST);
  private final StandInAccount merchant = stack.stripe().account(ACCOUNT);

  @Test
  void everySaleWhileUninstalledIsCreditedOnceAfterReinstallingThoughIngestIsKilled() {
    uninstallLongAgo();
    sellWithoutWebhooks();

    merchant.installApp();
    awaitConnection("CONNECTED");
    stack.kill(Program.INGEST);
    stack.restart(Program.INGEST);
    register();

    Map<String, Integer> credited =
        Map.of("APPROVED", 2 * SALES - REFUNDED + 2, "REFUNDED", REFUNDED);
    Eventually.of(LIMIT).until(() -> statuses().equals(credited));
    assertThat(statuses()).isEqualTo(credited);

    long created = creations();
    assertThat(created).isEqualTo(2L * SALES + 2);
    merchant.uninstallApp();
    awaitConnection("DISCONNECTED");
    // Of two within the same second the last one would apply.
    stack.stripe().clock().advance(Duration.ofSeconds(2));
    merchant.installApp();
    awaitConnection("CONNECTED");
    register();
    sellOneMore();
    assertThat(creations()).isEqualTo(created + 1);
  }

  /// No poll ever succeeded, so the gap starts at the uninstallation.
  private void uninstallLongAgo() {
    stack.stripe().api().fail(ACCOUNT, ApiFault.BROKEN, "/v1/", FaultPlan.FOR_EVER);
    double failed = failedPolls();
    register();
    // A poll in flight would continue after the fault is healed, and read up to today.
    Eventually.of(LIMIT).until(() -> failedPolls() > failed);
    stack.stripe().clock().set(daysAgo(80));
    merchant.uninstallApp();
    stack.stripe().clock().reset();
    awaitConnection("DISCONNECTED");
    stack.stripe().api().heal(ACCOUNT);
  }

  private double failedPolls() {
    return ingest
        .metrics()
        .lines()
        .filter(line -> line.startsWith(FAILED_POLL))
        .mapToDouble(line -> Double.parseDouble(line.substring(FAILED_POLL.length())))
        .sum();
  }

  /// Sales before and after the start of Stripe's 30 days of events, without webhooks.
  private void sellWithoutWebhooks() {
    var endpoints = List.copyOf(stack.stripe().webhooks().endpoints());
    endpoints.forEach(endpoint -> stack.stripe().webhooks().remove(endpoint.id()));
    var mug = merchant.paymentLink(MUG);
    stack.stripe().clock().set(daysAgo(70));
    var sold = merchant.sell(mug, SALES, sale -> click());
    var club = merchant.buy(merchant.paymentLink(CLUB), click());
    stack.stripe().clock().set(daysAgo(60));
    sold.stream()
        .limit(REFUNDED)
        .forEach(sale -> merchant.refundAll(merchant.holds().chargeOf(sale)));
    stack.stripe().clock().set(daysAgo(40));
    merchant.renew(merchant.holds().subscriptionOf(club));
    stack.stripe().clock().set(daysAgo(10));
    merchant.sell(mug, SALES, sale -> click());
    stack.stripe().clock().reset();
    endpoints.forEach(stack.stripe()::register);
  }

  private void sellOneMore() {
    int before = stack.trackdesk().conversions(TENANT).size();
    merchant.buy(merchant.paymentLink(MUG), click());
    Eventually.of(LIMIT).until(() -> stack.trackdesk().conversions(TENANT).size() > before);
  }

  /// The token is discarded on disconnect, and must be entered again.
  private void register() {
    new SettingsApi(stack).register(ACCOUNT, TENANT, stack.trackdesk().token(TENANT), Map.of());
  }

  private void awaitConnection(String connection) {
    Eventually.of(LIMIT).until(() -> connection().equals(connection));
    assertThat(connection()).isEqualTo(connection);
  }

  private String connection() {
    return settings.get(SETTINGS).path("connection").asText();
  }

  private static long creations() {
    return stack.trackdesk().requests(TENANT).stream()
        .filter(request -> request.call() == Call.CREATE)
        .count();
  }

  private static Map<String, Integer> statuses() {
    return stack.trackdesk().conversions(TENANT).stream()
        .map(Conversion::status)
        .collect(Collectors.toMap(ConversionStatus::name, status -> 1, Integer::sum, TreeMap::new));
  }

  private static Instant daysAgo(int days) {
    return Instant.now().minus(Duration.ofDays(days));
  }

  private static String click() {
    return stack.trackdesk().click(TENANT, "ada").cid().toString();
  }
}
