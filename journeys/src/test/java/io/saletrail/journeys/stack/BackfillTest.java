package io.saletrail.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.SettingsApi;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A merchant with sales from before the connection: dry run, backfill and replay on the whole
/// system.
@Tag("long")
@ResourceLock(UnlimitedStack.LOCK)
class BackfillTest {
  private static final int CREDITED = 30;
  private static final int UNCREDITED = 5;
  private static final int REFUNDED = 3;
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String ACCOUNT = "acct_past";
  private static final String TENANT = "past";
  private static final Offer MUG = Offer.oneOff("Blue mug", 1900, "eur").withCode("past-mug");
  private static final Offer CLUB = Offer.monthly("Club", 500, "eur").withCode("past-club");

  /// Older than Stripe's 30 days of events.
  private static final Duration AGO = Duration.ofDays(80);

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = UnlimitedStack.running();
  }

  private final Operator settings = new Operator(stack, Program.SETTINGS);
  private final Operator ingest = new Operator(stack, Program.INGEST);
  private final Instant startedAt = Instant.now();

  @Test
  void aBackfillMatchesItsDryRunAndNeitherAKillNorAReplayDuplicatesAnything() {
    sellLongAgo(stack.stripe().account(ACCOUNT));
    new SettingsApi(stack).register(ACCOUNT, TENANT, stack.trackdesk().token(TENANT), Map.of());

    JsonNode dryRun = backfill(true);

    assertThat(stack.trackdesk().conversions(TENANT)).isEmpty();
    assertThat(dryRun.at("/result/updated")).isEmpty();
    assertThat(dryRun.at("/result/skipped").toString())
        .contains("{\"reason\":\"NO_CLICK\",\"count\":" + UNCREDITED + "}");

    String real = request(false);
    stack.kill(Program.CONVERSION);
    stack.restart(Program.CONVERSION);
    complete(real);
    Eventually.of(LIMIT).until(() -> statuses().equals(predicted(dryRun)));
    assertThat(statuses()).isEqualTo(predicted(dryRun));
    assertThat(statuses()).containsEntry("APPROVED", CREDITED - REFUNDED + 2);

    int calls = stack.trackdesk().requests(TENANT).size();
    replayEverything();
    // A stand-in records a request after its effect.
    Eventually.of(LIMIT).until(() -> stack.trackdesk().requests(TENANT).size() > calls);
    assertThat(stack.trackdesk().requests(TENANT)).hasSize(calls + 1);
    assertThat(statuses()).containsEntry("APPROVED", CREDITED - REFUNDED + 3);
  }

  /// Sales, refunds and a subscription with a renewal, without webhooks.
  private static void sellLongAgo(StandInAccount merchant) {
    var endpoints = List.copyOf(stack.stripe().webhooks().endpoints());
    endpoints.forEach(endpoint -> stack.stripe().webhooks().remove(endpoint.id()));
    stack.stripe().clock().set(Instant.now().minus(AGO));
    var mug = merchant.paymentLink(MUG);
    var sold = merchant.sell(mug, CREDITED, sale -> click());
    sold.stream()
        .limit(REFUNDED)
        .forEach(sale -> merchant.refundAll(merchant.holds().chargeOf(sale)));
    merchant.sell(mug, UNCREDITED, sale -> "");
    var club = merchant.buy(merchant.paymentLink(CLUB), click());
    stack.stripe().clock().advance(Duration.ofDays(30));
    merchant.renew(merchant.holds().subscriptionOf(club));
    stack.stripe().clock().reset();
    endpoints.forEach(stack.stripe()::register);
  }

  /// What arrives after the replay must pass everything that the replay has sent.
  private void replayEverything() {
    JsonNode requested =
        ingest.post(
            "/api/replays",
            "{\"from\":\"%s\",\"dryRun\":false}".formatted(startedAt.minusSeconds(60)));
    String path = "/api/replays/" + requested.path("id").asText();
    Eventually.of(LIMIT).until(() -> ingest.get(path).path("state").asText().equals("COMPLETE"));
    assertThat(ingest.get(path).path("activities").asInt()).isPositive();
    var merchant = stack.stripe().account(ACCOUNT);
    int before = stack.trackdesk().conversions(TENANT).size();
    merchant.buy(merchant.paymentLink(MUG), click());
    Eventually.of(LIMIT).until(() -> stack.trackdesk().conversions(TENANT).size() > before);
  }

  private JsonNode backfill(boolean dryRun) {
    return complete(request(dryRun));
  }

  private String request(boolean dryRun) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return settings
        .post(
            "/api/merchants/" + ACCOUNT + "/backfills",
            "{\"from\":\"%s\",\"to\":\"%s\",\"dryRun\":%s}"
                .formatted(today.minusDays(100), today, dryRun))
        .path("id")
        .asText();
  }

  private JsonNode complete(String backfill) {
    String path = "/api/merchants/" + ACCOUNT + "/backfills/" + backfill;
    Eventually.of(LIMIT).until(() -> settings.get(path).path("phase").asText().equals("COMPLETE"));
    assertThat(settings.get(path).path("phase").asText()).isEqualTo("COMPLETE");
    return settings.get(path);
  }

  private static Map<String, Integer> predicted(JsonNode dryRun) {
    Map<String, Integer> predicted = new TreeMap<>();
    dryRun
        .at("/result/created")
        .forEach(each -> predicted.put(each.path("status").asText(), each.path("count").asInt()));
    return predicted;
  }

  private static Map<String, Integer> statuses() {
    return stack.trackdesk().conversions(TENANT).stream()
        .map(Conversion::status)
        .collect(Collectors.toMap(ConversionStatus::name, status -> 1, Integer::sum, TreeMap::new));
  }

  private static String click() {
    return stack.trackdesk().click(TENANT, "ada").cid().toString();
  }
}
