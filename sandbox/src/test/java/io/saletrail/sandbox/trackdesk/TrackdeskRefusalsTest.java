package io.saletrail.sandbox.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.sandbox.trackdesk.tenant.ConversionType;
import io.saletrail.sandbox.trackdesk.tenant.Offer;
import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One test per entry of Trackdesk's Conversion Error Log, and for requests that cannot be parsed.
class TrackdeskRefusalsTest {

  private static final String TENANT = "demo-shop";

  private final TrackdeskStandIn trackdesk =
      TrackdeskStandIn.start(0, TrackdeskStandInConfig.defaults().with(RateRule.UNLIMITED));
  private final TrackdeskCaller caller = new TrackdeskCaller(trackdesk, TENANT);
  private final UUID cid = trackdesk.click(TENANT, "ada").cid();

  @AfterEach
  void close() {
    caller.close();
    trackdesk.close();
  }

  @Test
  void anUnknownClickId() throws Exception {
    refused(Refusal.CONVERSION_SOURCE_NOT_FOUND, caller.sale(UUID.randomUUID(), "ch_1"));
    refused(Refusal.CONVERSION_SOURCE_NOT_FOUND, caller.sale("no-uuid", "ch_1"));
  }

  @Test
  void anExternalCidThatWasNeverBound() throws Exception {
    var origin = trackdesk.tenant(TENANT).settings().access().revenueOriginId();

    refused(
        Refusal.EXTERNAL_CID_NOT_FOUND,
        caller.create(
            """
            {"externalCid":"eve@example.com","revenueOriginId":"%s","conversionTypeCode":"lead"}"""
                .formatted(origin)));
  }

  @Test
  void anExternalCidWithoutItsRevenueOrigin() throws Exception {
    refused(
        Refusal.REVENUE_ORIGIN_NOT_FOUND,
        caller.create("{\"externalCid\":\"a@b.c\",\"conversionTypeCode\":\"lead\"}"));
  }

  @Test
  void aClientWhoNeverBought() throws Exception {
    refused(
        Refusal.CLIENT_NOT_FOUND,
        caller.create("{\"customerId\":\"cus_1\",\"conversionTypeCode\":\"lead\"}"));
  }

  @Test
  void aTypeThatDoesNotExist() throws Exception {
    offer(offer -> offer.without("sale"));

    refused(Refusal.CONVERSION_TYPE_NOT_FOUND, caller.sale(cid, "ch_1"));
  }

  @Test
  void aTypeThatIsNotConfigured() throws Exception {
    offer(offer -> offer.with(ConversionType.share("sale").unconfigured()));

    refused(Refusal.CONVERSION_TYPE_NOT_CONFIGURED, caller.sale(cid, "ch_1"));
  }

  @Test
  void aTypeWithoutPricing() throws Exception {
    offer(offer -> offer.with(ConversionType.share("sale").unpriced()));

    refused(Refusal.PRICING_NOT_CONFIGURED, caller.sale(cid, "ch_1"));
  }

  @Test
  void aRepeatIsRefusedEvenOnceTheOfferIsPaused() throws Exception {
    caller.sale(cid, "ch_1");
    refused(Refusal.CONVERSION_ALREADY_EXISTS, caller.sale(cid, "ch_1"), 1);

    offer(Offer::paused);
    refused(Refusal.CONVERSION_ALREADY_EXISTS, caller.sale(cid, "ch_1"), 1);
  }

  @Test
  void moreThanOneClickMayBring() throws Exception {
    offer(offer -> offer.with(ConversionType.share("sale").perClick(1)));
    caller.sale(cid, "ch_1");

    refused(Refusal.CONVERSION_LIMIT_REACHED, caller.sale(cid, "ch_2"), 1);
  }

  @Test
  void aSaleWithoutAmount() throws Exception {
    refused(
        Refusal.CONVERSION_AMOUNT_MISSING,
        caller.create("{\"cid\":\"%s\",\"conversionTypeCode\":\"sale\"}".formatted(cid)));
  }

  @Test
  void anOfferThatIsNotActive() throws Exception {
    offer(Offer::paused);

    refused(Refusal.OFFER_NOT_ACTIVE, caller.sale(cid, "ch_1"));
  }

  @Test
  void aConfigurationThatHasExpired() throws Exception {
    offer(Offer::expire);

    refused(Refusal.CONFIGURATION_SOURCE_EXPIRED, caller.sale(cid, "ch_1"));
  }

  @Test
  void aCurrencyThatIsNotSupported() throws Exception {
    offer(offer -> offer.in(Set.of("USD")));

    refused(Refusal.CURRENCY_NOT_SUPPORTED, caller.sale(cid, "ch_1"));
  }

  @Test
  void aClickOlderThanTheAttributionWindow() throws Exception {
    var old = Instant.now().minus(Duration.ofDays(31));
    var late = trackdesk.tenant(TENANT).click("ada", old);

    refused(Refusal.CLICK_TOO_OLD, caller.sale(late.cid(), "ch_1"));
  }

  @Test
  void aStatusForAConversionThatIsNotThere() throws Exception {
    var reply = caller.setStatus("ch_1", ConversionStatus.REFUNDED.wire(), trackdesk.token(TENANT));

    refused(Refusal.CONVERSION_NOT_FOUND, reply);
  }

  @Test
  void aStatusThatDoesNotExist() throws Exception {
    caller.sale(cid, "ch_1");

    refused(
        Refusal.STATUS_UNKNOWN, caller.setStatus("ch_1", "REFUNDED", trackdesk.token(TENANT)), 1);
  }

  @Test
  void theHttpStatusOfARefusalIsConfigurable() throws Exception {
    trackdesk
        .tenant(TENANT)
        .configure(settings -> settings.with(settings.responses().refusingWith(409)));

    assertThat(caller.sale("no-uuid", "ch_1").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "{\"cid\":7}",
        "{\"cid\":\"x\",\"amount\":{\"value\":49.0}}",
        "{\"cid\":\"x\",\"amount\":{\"value\":\"49,00\"}}",
        "{\"cid\":\"x\",\"amount\":{\"value\":\"-1\"}}"
      })
  void anInvalidBodyGetsA400(String body) throws Exception {
    var reply = caller.create(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("code").asText()).isEqualTo("UNREADABLE");
  }

  @Test
  void aHugeBodyGetsA413() throws Exception {
    assertThat(caller.create(" ".repeat(100_000)).status()).isEqualTo(413);
  }

  @Test
  void aTenantThatDoesNotExistGetsA404() throws Exception {
    try (var otherTenant = new TrackdeskCaller(trackdesk, "unknown-shop")) {
      assertThat(otherTenant.sale(cid, "ch_1").status()).isEqualTo(404);
      assertThat(otherTenant.get("").status()).isEqualTo(404);
    }
  }

  private void offer(UnaryOperator<Offer> change) {
    trackdesk.tenant(TENANT).configure(settings -> settings.with(change.apply(settings.offer())));
  }

  private void refused(Refusal reason, TrackdeskCaller.Reply reply) {
    refused(reason, reply, 0);
  }

  private void refused(Refusal reason, TrackdeskCaller.Reply reply, int conversionsBefore) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).isEqualTo(reason.message());
    assertThat(trackdesk.conversions(TENANT)).hasSize(conversionsBefore);
  }
}
