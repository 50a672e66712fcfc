package io.saletrail.sandbox.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.trackdesk.tenant.Amount;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import io.saletrail.sandbox.trackdesk.tenant.StatusChange;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrackdeskConversionsTest {

  private static final String TENANT = "demo-shop";

  private final TrackdeskStandIn trackdesk =
      TrackdeskStandIn.start(0, TrackdeskStandInConfig.defaults().with(RateRule.UNLIMITED));
  private final TrackdeskCaller caller = new TrackdeskCaller(trackdesk, TENANT);

  @AfterEach
  void close() {
    caller.close();
    trackdesk.close();
  }

  @Test
  void aSaleThroughAClickIsCreditedToItsAffiliate() throws Exception {
    var click = trackdesk.click(TENANT, "ada");

    var reply = caller.sale(click.cid(), "ch_1");

    assertThat(reply.status()).isEqualTo(200);
    var conversion = trackdesk.conversions(TENANT).getFirst();
    assertThat(conversion)
        .isEqualTo(
            new Conversion(
                conversion.id(),
                "sale",
                Optional.of("ch_1"),
                Optional.of(click.cid()),
                "ada",
                Optional.of(new Amount("49.00", "EUR")),
                ConversionStatus.APPROVED,
                Optional.empty(),
                Map.of(),
                conversion.createdAt(),
                conversion.history()));
  }

  @Test
  void snakeCaseAndCamelCaseAreEqual() throws Exception {
    var click = trackdesk.click(TENANT, "ada");

    caller.create(
        """
        {"cid":"%s","conversion_type_code":"sale","external_id":"ch_1","customer_id":"cus_1",
         "amount":{"value":"100"},"currency":{"code":"EUR"},"custom_params":{"advS1":"x"}}"""
            .formatted(click.cid()));

    var conversion = trackdesk.conversions(TENANT).getFirst();
    assertThat(conversion.externalId()).contains("ch_1");
    assertThat(conversion.customerId()).contains("cus_1");
    assertThat(conversion.customParams()).isEqualTo(Map.of("advS1", "x"));
  }

  @Test
  void aPostbackCreatesTheSameConversion() throws Exception {
    var click = trackdesk.click(TENANT, "ada");

    var reply =
        caller.get(
            "/tracking/conversion/v1?cid=%s&conversionTypeCode=sale&externalId=ch_1&amount.value=100.50&currency.code=EUR&status=CONVERSION_STATUS_PENDING"
                .formatted(click.cid()));

    assertThat(reply.status()).isEqualTo(200);
    var conversion = trackdesk.conversions(TENANT).getFirst();
    assertThat(conversion.amount()).contains(new Amount("100.50", "EUR"));
    assertThat(conversion.status()).isEqualTo(ConversionStatus.PENDING);
  }

  @Test
  void anExternalCidResolvesToItsClick() throws Exception {
    var click = trackdesk.click(TENANT, "ada");
    var origin = trackdesk.tenant(TENANT).settings().access().revenueOriginId();

    caller.post(
        "/tracking/external-cid/v1",
        """
        {"externalCid":"ada@example.com","revenueOriginId":"%s","cid":"%s"}"""
            .formatted(origin, click.cid()));
    var reply =
        caller.create(
            """
            {"externalCid":"ada@example.com","revenueOriginId":"%s","conversionTypeCode":"lead"}"""
                .formatted(origin));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(trackdesk.conversions(TENANT).getFirst().cid()).contains(click.cid());
  }

  @Test
  void aCouponCodeResolvesToItsAffiliate() throws Exception {
    trackdesk
        .tenant(TENANT)
        .configure(settings -> settings.with(settings.offer().withCoupon("ADA10", "ada")));

    caller.create(
        """
        {"couponCodes":["UNKNOWN","ADA10"],"conversionTypeCode":"sale","externalId":"ch_1",
         "amount":{"value":"9"},"currency":{"code":"EUR"}}""");

    assertThat(trackdesk.conversions(TENANT).getFirst().affiliate()).isEqualTo("ada");
  }

  @ParameterizedTest
  @EnumSource(ConversionStatus.class)
  void everyStatusCanBeSet(ConversionStatus status) throws Exception {
    caller.sale(trackdesk.click(TENANT, "ada").cid(), "ch_1");

    var reply = caller.setStatus("ch_1", status.wire(), trackdesk.token(TENANT));

    assertThat(reply.status()).isEqualTo(200);
    var conversion = trackdesk.conversions(TENANT).getFirst();
    assertThat(conversion.status()).isEqualTo(status);
    assertThat(conversion.history())
        .extracting(StatusChange::status)
        .containsExactly(ConversionStatus.APPROVED, status);
  }

  @Test
  void aStatusNeedsThePersonalTokenAndAConversionDoesNot() throws Exception {
    caller.sale(trackdesk.click(TENANT, "ada").cid(), "ch_1");

    var reply = caller.setStatus("ch_1", "CONVERSION_STATUS_REFUNDED", "not the token");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(trackdesk.conversions(TENANT).getFirst().status())
        .isEqualTo(ConversionStatus.APPROVED);
  }

  @Test
  void theReportReturnsTheRequestedConversions() throws Exception {
    var cid = trackdesk.click(TENANT, "ada").cid();
    caller.sale(cid, "ch_1");
    caller.sale(cid, "ch_2");

    var reply =
        caller.post(
            "/api/reports/conversion-report/v1",
            "{\"filters\":{\"ids\":[\"ch_2\"]}}",
            trackdesk.token(TENANT));

    assertThat(reply.json().path("rows")).hasSize(1);
    assertThat(reply.json().at("/rows/0/externalId").asText()).isEqualTo("ch_2");
  }

  @Test
  void aRepeatClickWithinAnHourGivesTheSameCid() throws Exception {
    var first = caller.post("/tracking/click/v1", "{\"affiliate\":\"ada\"}").json();
    var cid = first.path("cid").asText();

    var again =
        caller.post("/tracking/click/v1", "{\"affiliate\":\"ada\",\"cid\":\"%s\"}".formatted(cid));
    var throughAnother =
        caller.post("/tracking/click/v1", "{\"affiliate\":\"bob\",\"cid\":\"%s\"}".formatted(cid));

    assertThat(again.json()).isEqualTo(first);
    assertThat(throughAnother.json().path("cid").asText()).isNotEqualTo(cid);
  }

  @Test
  void aStatusForNoConversionDistinguishesValidTokensInvalidTokensAndUnknownTenants()
      throws Exception {
    var right = caller.setStatus("nothing", "CONVERSION_STATUS_TEST", trackdesk.token(TENANT));
    var wrong = caller.setStatus("nothing", "CONVERSION_STATUS_TEST", "not-the-token");
    try (var otherTenant = new TrackdeskCaller(trackdesk, "unknown-shop")) {
      var nowhere = otherTenant.setStatus("nothing", "CONVERSION_STATUS_TEST", "any-token");

      assertThat(right.message()).isEqualTo("Conversion not found");
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(nowhere.status()).isEqualTo(404);
    }
    assertThat(trackdesk.conversions(TENANT)).isEmpty();
  }

  @Test
  void tenantsShareNothing() throws Exception {
    var cid = trackdesk.click("other-shop", "ada").cid();

    var reply = caller.sale(cid, "ch_1");

    assertThat(reply.message()).isEqualTo("Conversion source not found");
    assertThat(caller.get("/data.json").json().path("clicks")).isEmpty();
  }
}
