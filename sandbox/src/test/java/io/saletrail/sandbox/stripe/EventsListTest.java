package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsListTest {

  private static final String COMPLETED = "&type=checkout.session.completed";

  private final StripeStandIn stripe = StripeStandIn.start(0, StripeStandInConfig.forTests());
  private final Http http = new Http(stripe);
  private final StandInAccount shop = stripe.account("acct_shop");

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void theListIsNewestFirstWhateverTheOrderOfCreation() {
    var now = Instant.now();
    for (int daysAgo : List.of(3, 9, 1)) {
      stripe.clock().set(now.minus(Duration.ofDays(daysAgo)));
      sell("days-" + daysAgo);
    }
    stripe.clock().reset();

    assertThat(references("/v1/events?limit=100" + COMPLETED))
        .containsExactly("days-1", "days-3", "days-9");
    long week = now.minus(Duration.ofDays(7)).getEpochSecond();
    assertThat(references("/v1/events?created[gte]=" + week + COMPLETED))
        .containsExactly("days-1", "days-3");
    assertThat(references("/v1/events?created[lt]=" + week + COMPLETED)).containsExactly("days-9");
  }

  @Test
  void afterThirtyDaysAnEventIsGoneFromTheListAndItsSessionIsNot() {
    stripe.clock().set(Instant.now().minus(Duration.ofDays(31)));
    sell("long-ago");
    stripe.clock().reset();

    assertThat(references("/v1/events?limit=100")).isEmpty();
    assertThat(http.json(http.api("acct_shop", "/v1/checkout/sessions")).path("data")).hasSize(1);
  }

  @Test
  void anAccountWithoutSalesHasNoCompletedSessions() {
    var complete = "/v1/checkout/sessions?status=complete&created[gte]=1";

    var list = http.json(http.api("acct_shop", complete));

    assertThat(list.path("has_more").isBoolean()).isTrue();
    assertThat(list.path("data")).isEmpty();
  }

  @Test
  void endingBeforePagesTowardsTheNewest() {
    for (int i = 0; i < 5; i++) {
      sell("n" + i);
    }
    var all = data("/v1/events?limit=100" + COMPLETED);
    var oldest = all.get(4).path("id").asText();

    var page =
        http.json(http.api("acct_shop", "/v1/events?limit=2&ending_before=" + oldest + COMPLETED));

    assertThat(page.path("data").findValuesAsText("client_reference_id"))
        .containsExactly("n2", "n1");
    assertThat(page.path("has_more").asBoolean()).isTrue();
  }

  @Test
  void anEventMayAppearOnlyLater() {
    stripe.api().delayEvents(Duration.ofHours(1), Duration.ofHours(2));
    sell("cid-1");

    assertThat(references("/v1/events?limit=100")).isEmpty();
    stripe.api().delayEvents(Duration.ZERO, Duration.ZERO);
    assertThat(references("/v1/events?limit=100" + COMPLETED)).containsExactly("cid-1");
  }

  @Test
  void anEventMayBeWithheld() {
    sell("cid-1");
    stripe.api().withholdEvents(event -> event.type().startsWith("checkout."));

    assertThat(references("/v1/events?limit=100" + COMPLETED)).isEmpty();
    stripe.api().behave();
    assertThat(references("/v1/events?limit=100" + COMPLETED)).containsExactly("cid-1");
  }

  @Test
  void withAStoppedClockEverythingHappensInOneSecond() {
    var second = Instant.now().minusSeconds(60).getEpochSecond();
    stripe.clock().stop(Instant.ofEpochSecond(second));
    sell("cid-1");
    sell("cid-2");
    stripe.clock().reset();

    assertThat(references("/v1/events?created=" + second + COMPLETED))
        .containsExactly("cid-2", "cid-1");
  }

  @Test
  void theListMayChangeBetweenTwoPages() {
    sell("cid-1");
    stripe.api().meanwhile(1, "acct_shop", "/v1/events", () -> sell("cid-2"));

    assertThat(references("/v1/events?limit=100" + COMPLETED)).containsExactly("cid-1");
    assertThat(references("/v1/events?limit=100" + COMPLETED)).containsExactly("cid-2", "cid-1");
  }

  @Test
  void callsFailOnlyAfterTheSparedOnes() {
    stripe.api().failAfter(2, "acct_shop", ApiFault.BROKEN, "/v1/events", 1);

    assertThat(List.of(status(), status(), status(), status())).containsExactly(200, 200, 500, 200);
  }

  @Test
  void aCursorMayBeUnknownOrIgnored() {
    sell("cid-1");
    sell("cid-2");
    var newest = data("/v1/events?limit=1" + COMPLETED).get(0).path("id").asText();
    var behind = "/v1/events?starting_after=" + newest + COMPLETED;
    stripe.api().nextCalls(1, ApiFault.CURSOR_UNKNOWN);
    stripe.api().nextCalls(1, ApiFault.CURSOR_IGNORED);

    assertThat(error(behind).path("param").asText()).isEqualTo("starting_after");
    assertThat(references(behind)).containsExactly("cid-2", "cid-1");
    assertThat(references(behind)).containsExactly("cid-1");
  }

  @Test
  void badParametersAreNamed() {
    assertThat(error("/v1/events?limit=0").path("param").asText()).isEqualTo("limit");
    assertThat(error("/v1/events?limit=ten").path("code").asText())
        .isEqualTo("parameter_invalid_integer");
    assertThat(error("/v1/events?colour=red").path("code").asText()).isEqualTo("parameter_unknown");
    assertThat(error("/v1/events?starting_after=evt_0").path("code").asText())
        .isEqualTo("resource_missing");
    sell("cid-1");
    assertThat(error("/v1/charges?expand[]=data.colour").path("code").asText())
        .isEqualTo("property_not_expandable");
  }

  @Test
  void twentyTypesAreListedAndTheTwentyFirstIsRefused() {
    var twenty = types(Endpoint.POLLED_TYPES);

    assertThat(http.api("acct_shop", "/v1/events?" + twenty).statusCode()).isEqualTo(200);
    assertThat(error("/v1/events?" + twenty + "&types[]=invoice.voided").path("param").asText())
        .isEqualTo("types");
  }

  private static String types(List<String> types) {
    return types.stream().map(type -> "types[]=" + type).collect(Collectors.joining("&"));
  }

  @Test
  void everyResponseNamesItsRequest() {
    var response = http.api("acct_shop", "/v1/events");

    assertThat(response.headers().firstValue("Request-Id")).isPresent();
    assertThat(response.headers().firstValue("Date")).isPresent();
    assertThat(response.headers().firstValue("Stripe-Version")).contains("2026-07-29.dahlia");
  }

  @Test
  void overTheRateLimitComes429() {
    stripe.api().limitRate(0);

    assertThat(http.api("acct_shop", "/v1/events").statusCode()).isEqualTo(429);
  }

  private void sell(String reference) {
    shop.buy(shop.paymentLink(Offer.oneOff("Mug", 2_000, "eur").withCode("mug")), reference);
  }

  private int status() {
    return http.api("acct_shop", "/v1/events").statusCode();
  }

  private JsonNode error(String path) {
    var response = http.api("acct_shop", path);
    assertThat(response.statusCode()).isEqualTo(400);
    return http.json(response).path("error");
  }

  private JsonNode data(String path) {
    return http.json(http.api("acct_shop", path)).path("data");
  }

  private List<String> references(String path) {
    return data(path).findValuesAsText("client_reference_id");
  }
}
