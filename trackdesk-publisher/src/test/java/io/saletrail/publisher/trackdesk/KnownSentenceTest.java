package io.saletrail.publisher.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSentenceTest {
  private static final Outcome REFUSED = new Outcome.Refused(Refusal.UNKNOWN);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = ';',
      value = {
        "Offer is not active; Offer is not active",
        "{\"message\":\"Offer is not active.\",\"code\":\"X\"}; Offer is not active",
        "{\"code\":\"CONVERSION_TYPE_NOT_FOUND\"}; Conversion type not found",
        "{\"error\":{\"reason\":\"revenueOriginNotFound\"}}; Revenue origin not found",
        "System error, try later; System error"
      })
  void aSentenceOfTrackdeskIsRecognised(String body, String sentence) {
    assertThat(said(REFUSED, body)).contains(sentence);
  }

  /// A9: nothing of these may reach a topic.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no source for ada@example.com",
        "no source for ada at example.com",
        "no source for ada&#64;example.com",
        "no source for ada%40example.com",
        "ada",
        "{\"message\":\"Ada Lovelace, +44 20 7946 0958, 12 St James's Square\"}",
        "{\"metadata\":{\"note\":\"Ada\"}}",
        "dGhlLXRva2Vu",
        "7468652d746f6b65",
        ""
      })
  void otherWordsStaySealed(String body) {
    assertThat(said(REFUSED, body)).isEmpty();
  }

  @Test
  void whatSurroundsASentenceStaysSealed() {
    assertThat(said(REFUSED, "{\"message\":\"ada@example.com: Offer is not active (Ada)\"}"))
        .contains("Offer is not active");
  }

  @ParameterizedTest
  @EnumSource(value = Failure.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM_ERROR")
  void aCallWithoutAResponseIsExplainedInOurWords(Failure failure) {
    assertThat(said(new Outcome.Unavailable(failure), "ada@example.com"))
        .hasValueSatisfying(text -> assertThat(text).isNotEmpty().doesNotContain("ada"));
  }

  @Test
  void anAcceptedCallNeedsNoExplanation() {
    assertThat(said(new Outcome.Accepted(), "Offer is not active")).isEmpty();
  }

  @Test
  void aResponseInALogHasNoText() {
    assertThat(response(REFUSED, "ada@example.com").toString()).doesNotContain("ada");
  }

  private static Optional<String> said(Outcome outcome, String body) {
    return KnownSentence.of(response(outcome, body));
  }

  private static TrackdeskResponse response(Outcome outcome, String body) {
    return new TrackdeskResponse(outcome, Optional.of(422), body, Duration.ZERO);
  }
}
