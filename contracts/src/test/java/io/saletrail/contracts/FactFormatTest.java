package io.saletrail.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.settings.MerchantSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactFormatTest {
  private static final String FAILED =
      """
      {"type": "PollFailed", "poll": "p1", "account": "acct_1", "trigger": "HOURLY",
       "cause": "REFUSED", "read": 7, "recovered": 2, "failedAt": "2026-11-22T15:00:00Z"}
      """;

  private static final PollFailed FACT =
      new PollFailed(
          "p1",
          "acct_1",
          Trigger.HOURLY,
          PollFailed.Cause.REFUSED,
          7,
          2,
          Instant.parse("2026-11-22T15:00:00Z"),
          Optional.empty());

  @Test
  void aFactIsReadAsItWasWritten() {
    assertThat(read(FAILED)).isEqualTo(new Reading.Known<>(FACT));
    assertThat(read(FactFormat.write(FACT))).isEqualTo(new Reading.Known<>(FACT));
  }

  @Test
  void anUnknownFieldIsIgnored() {
    assertThat(read(FAILED.replace("\"poll\"", "\"later\": {\"a\": [1]}, \"poll\"")))
        .isEqualTo(new Reading.Known<>(FACT));
  }

  @Test
  void anUnknownTypeIsReportedByName() {
    assertThat(read(FAILED.replace("PollFailed", "PollPaused")))
        .isEqualTo(new Reading.Unknown<>("PollPaused"));
  }

  @Test
  void anUnknownConstantOfAGrowingListIsReadAsOther() {
    var expected =
        new PollFailed(
            "p1",
            "acct_1",
            Trigger.HOURLY,
            PollFailed.Cause.OTHER,
            7,
            2,
            FACT.failedAt(),
            Optional.empty());

    assertThat(read(FAILED.replace("REFUSED", "BORED"))).isEqualTo(new Reading.Known<>(expected));
  }

  @Test
  void anUnknownConstantOfAClosedListMakesTheFactBroken() {
    assertThat(read(FAILED.replace("HOURLY", "YEARLY"))).isInstanceOf(Reading.Broken.class);
  }

  @Test
  void aTombstoneIsBroken() {
    assertThat(FactFormat.read(null, PollFact.class)).isEqualTo(new Reading.Broken<>("no body"));
  }

  @Test
  void aFactWithoutATypeIsBroken() {
    assertThat(read(FAILED.replace("\"type\"", "\"kind\"")))
        .isEqualTo(new Reading.Broken<>("no type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "7", "\"text\"", "[]", "{", "{}", "{} {}", "\u0000", "no JSON"})
  void anInvalidBodyIsBroken(String body) {
    assertThat(read(body)).isInstanceOf(Reading.Broken.class);
    assertThat(FactFormat.read(bytes(body), MerchantSettings.class))
        .isInstanceOf(Reading.Broken.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poll", "account", "trigger", "cause", "read", "failedAt"})
  void aFactWithoutARequiredFieldIsBroken(String field) {
    assertThat(read(FAILED.replace("\"" + field + "\"", "\"lost\"")))
        .isInstanceOf(Reading.Broken.class);
  }

  @Test
  void theErrorOfABrokenBodyDoesNotQuoteIt() {
    var body = FAILED.replace("2026-11-22T15:00:00Z", "buyer@example.com");

    assertThat(read(body).toString()).doesNotContain("buyer");
  }

  private static Reading<PollFact> read(String body) {
    return FactFormat.read(bytes(body), PollFact.class);
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
