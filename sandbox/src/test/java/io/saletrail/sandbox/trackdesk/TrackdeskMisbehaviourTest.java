package io.saletrail.sandbox.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.saletrail.sandbox.trackdesk.Fault.Moment;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import io.saletrail.sandbox.trackdesk.tenant.SeenRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrackdeskMisbehaviourTest {

  private static final String TENANT = "demo-shop";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:10Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final TrackdeskStandIn trackdesk =
      TrackdeskStandIn.start(0, TrackdeskStandInConfig.defaults().with(now::get));
  private final TrackdeskCaller caller = new TrackdeskCaller(trackdesk, TENANT);
  private final UUID cid = trackdesk.click(TENANT, "ada").cid();

  @AfterEach
  void close() {
    caller.close();
    trackdesk.close();
  }

  @Test
  void theSixthCallOfASecondIsTooMany() throws Exception {
    for (int i = 1; i <= 5; i++) {
      assertThat(caller.sale(cid, "ch_" + i).status()).isEqualTo(200);
    }

    assertThat(caller.sale(cid, "ch_6").status()).isEqualTo(429);
  }

  @Test
  void accessIsRestoredWhenUsageFallsBelowTheLimit() throws Exception {
    for (int i = 1; i <= 6; i++) {
      caller.sale(cid, "ch_" + i);
    }

    now.set(NOON.plusSeconds(1));

    assertThat(caller.sale(cid, "ch_7").status()).isEqualTo(200);
  }

  @Test
  void aTenantMayBlockForTheRestOfTheMinute() throws Exception {
    trackdesk
        .tenant(TENANT)
        .configure(
            settings ->
                settings.with(
                    settings.responses().with(RateRule.perSecond(1).blockingForTheMinute())));
    caller.sale(cid, "ch_1");
    caller.sale(cid, "ch_2");

    now.set(NOON.plusSeconds(49));
    assertThat(caller.sale(cid, "ch_3").status()).isEqualTo(429);

    now.set(NOON.plusSeconds(51));
    assertThat(caller.sale(cid, "ch_4").status()).isEqualTo(200);
  }

  @Test
  void thePlannedCallsFailAndLaterOnesSucceed() throws Exception {
    trackdesk.faults(TENANT).next(2, new Fault.SystemError());

    assertThat(caller.sale(cid, "ch_1").status()).isEqualTo(500);
    assertThat(caller.sale(cid, "ch_1").status()).isEqualTo(500);
    assertThat(caller.sale(cid, "ch_1").status()).isEqualTo(200);
  }

  @Test
  void aFaultCanBeLimitedToOneKindOfCall() throws Exception {
    trackdesk.faults(TENANT).next(1, Call.UPDATE_STATUS, new Fault.SystemError());

    assertThat(caller.sale(cid, "ch_1").status()).isEqualTo(200);
    var update = caller.setStatus("ch_1", "CONVERSION_STATUS_REFUNDED", trackdesk.token(TENANT));
    assertThat(update.status()).isEqualTo(500);
  }

  @Test
  void aShareOfTheCallsFailsUntilThePlanIsCleared() throws Exception {
    trackdesk.faults(TENANT).sometimes(1.0, 42, new Fault.SystemError());
    assertThat(caller.sale(cid, "ch_1").status()).isEqualTo(500);

    trackdesk.faults(TENANT).clear();
    assertThat(caller.sale(cid, "ch_1").status()).isEqualTo(200);
  }

  @Test
  void tooManyRequestsHasAnOptionalRetryAfter() throws Exception {
    trackdesk.faults(TENANT).next(1, new Fault.TooManyRequests(Optional.empty()));
    trackdesk.faults(TENANT).next(1, new Fault.TooManyRequests(Optional.of(Duration.ofSeconds(7))));

    var silent = caller.sale(cid, "ch_1").response();
    var advising = caller.sale(cid, "ch_1").response();

    assertThat(silent.headers().firstValue("retry-after")).isEmpty();
    assertThat(advising.headers().firstValue("retry-after")).contains("7");
  }

  @Test
  void theConversionExistsAfterALostResponse() throws Exception {
    trackdesk.faults(TENANT).next(1, new Fault.Reset(Moment.AFTER_ACCEPTING));

    assertThatThrownBy(() -> caller.sale(cid, "ch_1")).isInstanceOf(IOException.class);

    assertThat(trackdesk.conversions(TENANT)).hasSize(1);
    assertThat(caller.sale(cid, "ch_1").message()).isEqualTo("Conversion already exists");
  }

  @Test
  void aConnectionCutBeforeAcceptingHasNoEffect() {
    trackdesk.faults(TENANT).next(1, new Fault.Reset(Moment.BEFORE_ACCEPTING));

    assertThatThrownBy(() -> caller.sale(cid, "ch_1")).isInstanceOf(IOException.class);

    assertThat(trackdesk.conversions(TENANT)).isEmpty();
  }

  @Test
  void aSlowResponseIsComplete() throws Exception {
    trackdesk.faults(TENANT).next(1, new Fault.SlowDrip(Duration.ofMillis(1)));

    var reply = caller.sale(cid, "ch_1");

    assertThat(reply.json().path("status").asText()).isEqualTo("CONVERSION_STATUS_APPROVED");
  }

  @Test
  void otherContentTypesComeOnCommand() throws Exception {
    trackdesk.faults(TENANT).next(1, new Fault.HtmlPage(200));
    trackdesk.faults(TENANT).next(1, new Fault.Redirect("https://example.com/"));
    trackdesk.faults(TENANT).next(1, new Fault.HugeResponse());
    trackdesk.faults(TENANT).next(1, new Fault.Refuse(Refusal.OFFER_NOT_ACTIVE));

    assertThat(caller.sale(cid, "ch_1").body()).startsWith("<!doctype html>");
    assertThat(caller.sale(cid, "ch_1").status()).isEqualTo(302);
    assertThat(caller.sale(cid, "ch_1").body()).hasSizeGreaterThan(1024 * 1024);
    assertThat(caller.sale(cid, "ch_2").message()).isEqualTo("Offer is not active");
  }

  @Test
  void everyRequestIsRecordedWithItsResponse() throws Exception {
    caller.sale(cid, "ch_1");
    trackdesk.faults(TENANT).next(1, new Fault.SystemError());
    caller.setStatus("ch_1", "CONVERSION_STATUS_REFUNDED", "not the token");

    assertThat(trackdesk.requests(TENANT))
        .extracting(SeenRequest::at, SeenRequest::call, SeenRequest::key, SeenRequest::response)
        .containsExactly(
            tuple(NOON, Call.CREATE, SeenRequest.Key.NONE, "200"),
            tuple(NOON, Call.UPDATE_STATUS, SeenRequest.Key.WRONG, "500"));
  }
}
