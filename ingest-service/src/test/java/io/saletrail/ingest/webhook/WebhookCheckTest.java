package io.saletrail.ingest.webhook;

import static io.saletrail.ingest.webhook.Signed.EVENT;
import static io.saletrail.ingest.webhook.Signed.OTHER_SECRET;
import static io.saletrail.ingest.webhook.Signed.SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.webhook.WebhookCheck.Finding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration TOLERANCE = Duration.ofSeconds(300);
  private static final WebhookCheck CHECK =
      new WebhookCheck(Secrets.of(List.of(SECRET, " ", OTHER_SECRET + " ")), TOLERANCE);

  private static final Finding GENUINE =
      new Finding.Valid(
          new Envelope(
              "evt_1",
              "charge.succeeded",
              Optional.of("acct_merchant"),
              true,
              Instant.ofEpochSecond(1_790_000_000)));

  @Test
  void aSignatureOfStripesIsValid() {
    assertThat(check(EVENT, header(EVENT, SECRET))).isEqualTo(GENUINE);
  }

  @Test
  void eachOfSeveralSecretsMaySignWhileOneIsRolled() {
    var rolling = header(EVENT, OTHER_SECRET);
    var both = header(EVENT, "whsec_gone") + rolling.substring(rolling.indexOf(",v1="));

    assertThat(check(EVENT, rolling)).isEqualTo(GENUINE);
    assertThat(check(EVENT, both)).isEqualTo(GENUINE);
  }

  /// The secret of a test endpoint could sign live events of everybody.
  @ParameterizedTest
  @CsvSource({
    "live, true",
    "connect/live, true",
    "acct_merchant, true",
    "acct_other/acct_merchant/live, true",
    "test, false",
    "own, false",
    "connect/test, false",
    "acct_other, false",
  })
  void aSecretSignsTheEventsOfItsScope(String scope, boolean allowed) {
    var check = new WebhookCheck(Secrets.of(List.of(scope + ":" + SECRET)), TOLERANCE);

    var finding = check.check(List.of(header(EVENT, SECRET)), EVENT.getBytes(UTF_8), NOW);

    assertThat(finding).isEqualTo(allowed ? GENUINE : refused(Verdict.SECRET_OF_ANOTHER_ENDPOINT));
  }

  @Test
  void ofOneSecretWithTwoScopesEitherIsEnough() {
    var check =
        new WebhookCheck(Secrets.of(List.of("test:" + SECRET, "live:" + SECRET)), TOLERANCE);

    assertThat(check.check(List.of(header(EVENT, SECRET)), EVENT.getBytes(UTF_8), NOW))
        .isEqualTo(GENUINE);
  }

  @Test
  void anUnknownScopeStopsTheStart() {
    assertThatThrownBy(() -> Secrets.of(List.of("livve:" + SECRET)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("STRIPE_WEBHOOK_SECRETS")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void anUnknownSignatureSchemeIsIgnored() {
    assertThat(check(EVENT, header(EVENT, SECRET) + ",v2=zzz,v0=00")).isEqualTo(GENUINE);
  }

  @Test
  void theSignatureCoversTheRawBytes() {
    var header = header(EVENT, SECRET);

    assertThat(check(EVENT.replace("ch_1", "ch_2"), header))
        .isEqualTo(refused(Verdict.SIGNATURE_INVALID));
    assertThat(check(EVENT + " ", header)).isEqualTo(refused(Verdict.SIGNATURE_INVALID));
  }

  @Test
  void aForeignSecretIsInvalid() {
    assertThat(check(EVENT, header(EVENT, "whsec_elsewhere")))
        .isEqualTo(refused(Verdict.SIGNATURE_INVALID));
  }

  @ParameterizedTest
  @CsvSource({
    "-301, SIGNATURE_TOO_OLD",
    "-99999999, SIGNATURE_TOO_OLD",
    "301, SIGNATURE_IN_FUTURE",
    "99999999, SIGNATURE_IN_FUTURE",
  })
  void theAgeHasALimitBothWays(long secondsFromNow, Verdict verdict) {
    var header = Signed.header(EVENT, SECRET, NOW.plusSeconds(secondsFromNow));

    assertThat(check(EVENT, header)).isEqualTo(refused(verdict));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void aSignatureWithinTheToleranceIsValid(long secondsFromNow) {
    var header = Signed.header(EVENT, SECRET, NOW.plusSeconds(secondsFromNow));

    assertThat(check(EVENT, header)).isEqualTo(GENUINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "=",
        "t",
        "t=",
        "t=1",
        "v1=",
        "t=1,v1",
        "t=1,v1=",
        "t=1,v1=abc",
        "t=x,v1=" + SIXTY_FOUR,
        "t=-1,v1=" + SIXTY_FOUR,
        "t=99999999999999999999,v1=" + SIXTY_FOUR,
        "t=1,t=2,v1=" + SIXTY_FOUR,
        "v1=" + SIXTY_FOUR,
        "t=1,v1=ZZ" + SIXTY_FOUR,
        "t=1;v1=" + SIXTY_FOUR,
        "t=1,v1=" + SIXTY_FOUR + ",",
        "\u0000",
      })
  void aHeaderThatIsNoneIsMalformed(String header) {
    assertThat(check(EVENT, header)).isEqualTo(refused(Verdict.SIGNATURE_MALFORMED));
  }

  private static final String SIXTY_FOUR =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @Test
  void aHeaderMustComeOnceAndBeOfASize() {
    var header = header(EVENT, SECRET);
    var body = EVENT.getBytes(UTF_8);

    assertThat(CHECK.check(List.of(), body, NOW)).isEqualTo(refused(Verdict.SIGNATURE_MISSING));
    assertThat(CHECK.check(List.of(header, header), body, NOW))
        .isEqualTo(refused(Verdict.SIGNATURE_MALFORMED));
    assertThat(check(EVENT, header + ",v0=" + "0".repeat(5_000)))
        .isEqualTo(refused(Verdict.SIGNATURE_MALFORMED));
    assertThat(check(EVENT, header + (",v1=" + SIXTY_FOUR).repeat(9)))
        .isEqualTo(refused(Verdict.SIGNATURE_MALFORMED));
  }

  /// Its bytes are UTF-8 too, with a NUL beside each letter, and JSON readers detect it.
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void aBodyInUtf16OrUtf32IsNotReadAsUtf8(String charset) {
    var body = EVENT.getBytes(Charset.forName(charset));
    var signed = new String(body, StandardCharsets.UTF_8);

    assertThat(CHECK.check(List.of(header(signed, SECRET)), body, NOW))
        .isEqualTo(refused(Verdict.BODY_NOT_UTF8));
  }

  @Test
  void anEmptyBodyIsNoWebhook() {
    assertThat(check("", header("", SECRET))).isEqualTo(refused(Verdict.BODY_EMPTY));
  }

  @Test
  void bytesThatAreNoUtf8AreNotReadAsIfTheyWere() {
    var body = new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
    var asJavaReadsIt = new String(body, StandardCharsets.UTF_8);

    assertThat(CHECK.check(List.of(header(asJavaReadsIt, SECRET)), body, NOW))
        .isEqualTo(refused(Verdict.BODY_NOT_UTF8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | NOT_JSON",
        "[] | NOT_JSON",
        "'\"evt_1\"' | NOT_JSON",
        "'{\"id\":' | NOT_JSON",
        "{} {} | NOT_JSON",
        "'{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a.b\",\"n\":01}' | NOT_JSON",
        "{} | NOT_AN_EVENT",
        "'{\"id\":7,\"object\":\"event\",\"type\":\"a.b\"}' | NOT_AN_EVENT",
        "'{\"id\":\"ch_1\",\"object\":\"event\",\"type\":\"a.b\"}' | NOT_AN_EVENT",
        "'{\"id\":\"evt_ 1\",\"object\":\"event\",\"type\":\"a.b\"}' | NOT_AN_EVENT",
        "'{\"id\":\"evt_1\",\"object\":\"charge\",\"type\":\"a.b\"}' | NOT_AN_EVENT",
        "'{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"type\":\"a.b\"}' | NOT_AN_EVENT",
        "'{\"id\":\"evt_1\",\"object\":\"event\"}' | NOT_AN_EVENT",
        "'{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a b\"}' | NOT_AN_EVENT",
        "'{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a.b\",\"account\":7}' | NOT_AN_EVENT",
        "'{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a.b\",\"account\":\"\"}' | NOT_AN_EVENT",
        "'{\"data\":{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"a.b\"}}' | NOT_AN_EVENT",
      })
  void aSignedBodyWithoutAnEventIsRejected(String body, Verdict verdict) {
    assertThat(check(body, header(body, SECRET))).isEqualTo(refused(verdict));
  }

  @Test
  void anEventWithoutAnAccountIsOurOwnAndWithoutAModeATest() {
    var body = "{\"type\":\"a.b\",\"account\":null,\"object\":\"event\",\"id\":\"evt_9\"}";

    assertThat(check(body, header(body, SECRET)))
        .isEqualTo(
            new Finding.Valid(
                new Envelope("evt_9", "a.b", Optional.empty(), false, Instant.EPOCH)));
  }

  @Test
  void deeplyNestedEventsAreRead() {
    var deep = "{\"id\":\"evt_1\",\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";

    assertThat(check(deep, header(deep, SECRET))).isEqualTo(refused(Verdict.NOT_JSON));
  }

  @Test
  void secretsDoNotShowInALog() {
    assertThat(CHECK.toString()).doesNotContain("whsec");
  }

  private static Finding check(String body, String header) {
    return CHECK.check(List.of(header), body.getBytes(UTF_8), NOW);
  }

  private static String header(String body, String secret) {
    return Signed.header(body, secret, NOW);
  }

  private static Finding refused(Verdict verdict) {
    return new Finding.Refused(verdict);
  }
}
