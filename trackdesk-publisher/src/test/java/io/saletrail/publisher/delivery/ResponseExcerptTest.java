package io.saletrail.publisher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseExcerptTest {
  @Test
  void aRefusalHasAnExcerpt() {
    assertThat(quoted("Offer is not active")).contains("Offer is not active");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no source for ada@example.com",
        "no source for \"ada.l+x@example.co.uk\"",
        "{\"source\":\"ada@example.com\"}",
        "GET /x?source=ada%40example.com",
        "<a href='mailto:ada@example.com'>ada@example.com</a>",
        "adä@exämple.com"
      })
  void aBuyersAddressIsBlottedOut(String said) {
    assertThat(quoted(said).orElseThrow()).contains("[address]").doesNotContain("ada", "adä", "ex");
  }

  @Test
  void anAddressAcrossTheEndIsRedactedToo() {
    var said = "x".repeat(ResponseExcerpt.MAX_CHARS - 5) + " ada@example.com";

    assertThat(quoted(said).orElseThrow()).hasSize(ResponseExcerpt.MAX_CHARS).doesNotContain("ada");
  }

  @Test
  void anAcceptedCallHasNoExcerpt() {
    var taken =
        new TrackdeskResponse(
            new Outcome.Accepted(), Optional.of(200), "{\"id\":1}", Duration.ZERO);

    assertThat(ResponseExcerpt.of(taken)).isEmpty();
  }

  private static Optional<String> quoted(String text) {
    return ResponseExcerpt.of(
        new TrackdeskResponse(
            new Outcome.Refused(Refusal.UNKNOWN), Optional.of(422), text, Duration.ZERO));
  }
}
