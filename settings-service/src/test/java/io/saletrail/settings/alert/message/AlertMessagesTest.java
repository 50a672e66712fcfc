package io.saletrail.settings.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.alert.message.AlertContent.Item;
import io.saletrail.settings.alert.message.AlertContent.State;
import io.saletrail.settings.alert.rules.AlertCause;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertMessagesTest {
  private static final Instant SINCE = Instant.parse("2026-11-29T03:10:00Z");
  private static final String PAGE = "https://console.example/merchants/acct_1";

  /// The example of the specification.
  @Test
  void theSignatureIsThatOfStandardWebhooks() {
    var headers =
        WebhookSignature.headers(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}");

    assertThat(headers)
        .isEqualTo(
            Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  }

  @Test
  void tenAttemptsAreMadeWithin76Hours() {
    var delays =
        IntStream.rangeClosed(1, AlertRetryPolicy.MAX_ATTEMPTS)
            .mapToObj(AlertRetryPolicy::delay)
            .toList();

    assertThat(AlertRetryPolicy.MAX_ATTEMPTS).isEqualTo(10);
    assertThat(delays.getLast()).isEmpty();
    assertThat(delays.stream().flatMap(Optional::stream).reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofHours(75), Duration.ofHours(76));
  }

  @Test
  void aMailSaysWhatIsWrongAndWhereTheRemedyIs() {
    var content = content(item(AlertCause.TOKEN_REJECTED, State.BEGAN, 0));

    assertThat(AlertWriter.subject(content))
        .isEqualTo("[Saletrail] acme: Trackdesk token rejected");
    assertThat(AlertWriter.text(content))
        .contains("Trackdesk rejects the personal token.")
        .contains(PAGE + "#settings\n")
        .contains("Since 29 Nov 2026, 04:10 CET")
        .contains(PAGE + "/alerts");
  }

  @Test
  void aDigestCountsWhatIsNewAndWhatIsResolved() {
    var content =
        content(
            item(AlertCause.TOKEN_REJECTED, State.BEGAN_AND_ENDED, 0),
            item(AlertCause.DELIVERIES_REFUSED, State.BEGAN, 12));

    assertThat(AlertWriter.subject(content)).isEqualTo("[Saletrail] acme: 1 new, 1 resolved");
    assertThat(AlertWriter.text(content))
        .contains("Resolved: Trackdesk token rejected")
        .contains("Sales that need attention: 12");
  }

  /// Headers of mails are ASCII, and one line.
  @ParameterizedTest
  @EnumSource(AlertCause.class)
  void everySubjectIsAscii(AlertCause cause) {
    assertThat(AlertWriter.subject(content(item(cause, State.BEGAN, 1)))).matches("[ -~]+");
  }

  @Test
  void slackReadsNoControlCharacters() {
    assertThat(
            AlertWriter.slack(
                new AlertContent(
                    AlertContent.Type.TEST,
                    "acct_1",
                    "<!channel>",
                    "UTC",
                    List.of(),
                    List.of(),
                    PAGE)))
        .doesNotContain("<")
        .contains("&lt;!channel&gt;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/hook",
        "https://localhost/hook",
        "https://[::1]/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://10.1.2.3/hook",
        "https://192.0.2.1:8080/hook"
      })
  void noWebhookReachesAPrivateNetwork(String url) {
    var vertx = Vertx.vertx();
    try {
      assertThat(new WebhookClient(vertx, false).post(url, Map.of(), "{}"))
          .isInstanceOfSatisfying(
              SendResult.Failed.class, failed -> assertThat(failed.lasting()).isTrue());
    } finally {
      Objects.requireNonNull(vertx.close().toCompletionStage()).toCompletableFuture().join();
    }
  }

  private static AlertContent content(Item... items) {
    return new AlertContent(
        AlertContent.Type.ALERT,
        "acct_1",
        "acme",
        "Europe/Berlin",
        List.of(items),
        List.of(),
        PAGE + "/alerts");
  }

  private static Item item(AlertCause cause, State state, long sales) {
    var end = state == State.BEGAN ? Optional.<Instant>empty() : Optional.of(SINCE.plusSeconds(60));
    return new Item(cause, state, SINCE, end, sales, PAGE + cause.path());
  }
}
