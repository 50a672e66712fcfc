package io.saletrail.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Offer;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A merchant who sold long before they connected: rehearsed, done, and replayed, with the whole
/// house.
class BackfillTest {
  private static final int CREDITED = 30;
  private static final int UNCREDITED = 5;
  private static final int REFUNDED = 3;
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String ACCOUNT = "acct_past";
  private static final String TENANT = "past";
  private static final Offer MUG = Offer.oneOff("Blue mug", 1900, "eur").withCode("past-mug");
  private static final Offer CLUB = Offer.monthly("Club", 500, "eur").withCode("past-club");

  /// Beyond Stripe's 30 days of events.
  private static final Duration AGO = Duration.ofDays(80);

  @TempDir static Path folder;
  static LocalStack house;

  private final Operator settings = new Operator(house, Program.SETTINGS);
  private final Operator ingest = new Operator(house, Program.INGEST);
  private final Instant began = Instant.now();

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
  void aPastIsRehearsedThenDoneExactlySoAndNeitherAKillNorAReplayBringsAnythingTwice() {
    sellLongAgo(house.stripe().account(ACCOUNT));
    new SettingsApi(house).register(ACCOUNT, TENANT, house.trackdesk().token(TENANT), Map.of());

    JsonNode rehearsal = backfill(true);

    assertThat(house.trackdesk().conversions(TENANT)).isEmpty();
    assertThat(rehearsal.at("/result/updated")).isEmpty();
    assertThat(rehearsal.at("/result/skipped").toString())
        .contains("{\"reason\":\"NO_CLICK\",\"count\":" + UNCREDITED + "}");

    String real = ask(false);
    house.kill(Program.CONVERSION);
    house.restart(Program.CONVERSION);
    complete(real);
    Eventually.of(LIMIT).until(() -> held().equals(promised(rehearsal)));
    assertThat(held()).isEqualTo(promised(rehearsal));
    assertThat(held()).containsEntry("APPROVED", CREDITED - REFUNDED + 2);

    int calls = house.trackdesk().requests(TENANT).size();
    replayEverything();
    assertThat(house.trackdesk().requests(TENANT)).hasSize(calls + 1);
    assertThat(held()).containsEntry("APPROVED", CREDITED - REFUNDED + 3);
  }

  /// Sales, refunds and a subscription with a renewal, told to nobody.
  private static void sellLongAgo(StandInAccount merchant) {
    var endpoints = List.copyOf(house.stripe().webhooks().endpoints());
    endpoints.forEach(endpoint -> house.stripe().webhooks().remove(endpoint.id()));
    house.stripe().clock().set(Instant.now().minus(AGO));
    var mug = merchant.paymentLink(MUG);
    var sold = merchant.sell(mug, CREDITED, sale -> click());
    sold.stream()
        .limit(REFUNDED)
        .forEach(sale -> merchant.refundAll(merchant.holds().chargeOf(sale)));
    merchant.sell(mug, UNCREDITED, sale -> "");
    var club = merchant.buy(merchant.paymentLink(CLUB), click());
    house.stripe().clock().advance(Duration.ofDays(30));
    merchant.renew(merchant.holds().subscriptionOf(club));
    house.stripe().clock().reset();
    endpoints.forEach(house.stripe()::register);
  }

  /// What came after the replay has to pass everything that the replay has sent.
  private void replayEverything() {
    JsonNode asked =
        ingest.post(
            "/api/replays", "{\"from\":\"%s\",\"dryRun\":false}".formatted(began.minusSeconds(60)));
    String path = "/api/replays/" + asked.path("id").asText();
    Eventually.of(LIMIT).until(() -> ingest.get(path).path("state").asText().equals("COMPLETE"));
    assertThat(ingest.get(path).path("activities").asInt()).isPositive();
    var merchant = house.stripe().account(ACCOUNT);
    int before = house.trackdesk().conversions(TENANT).size();
    merchant.buy(merchant.paymentLink(MUG), click());
    Eventually.of(LIMIT).until(() -> house.trackdesk().conversions(TENANT).size() > before);
  }

  private JsonNode backfill(boolean dryRun) {
    return complete(ask(dryRun));
  }

  private String ask(boolean dryRun) {
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

  private static Map<String, Integer> promised(JsonNode rehearsal) {
    Map<String, Integer> promised = new TreeMap<>();
    rehearsal
        .at("/result/created")
        .forEach(each -> promised.put(each.path("status").asText(), each.path("count").asInt()));
    return promised;
  }

  private static Map<String, Integer> held() {
    return house.trackdesk().conversions(TENANT).stream()
        .map(Conversion::status)
        .collect(Collectors.toMap(ConversionStatus::name, status -> 1, Integer::sum, TreeMap::new));
  }

  private static String click() {
    return house.trackdesk().click(TENANT, "ada").cid().toString();
  }
}
