package io.saletrail.settings.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.alert.destination.DestinationKind;
import io.saletrail.settings.alert.message.MessageState;
import io.saletrail.settings.alert.message.SentMessage;
import io.saletrail.settings.console.alert.AlertsPage.MessageLine;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertsPageTest {
  /// The log showed "Retry scheduled" while a slow first attempt was in flight, and was followed no
  /// longer.
  @Test
  void aFirstAttemptInFlightIsStillFollowed() {
    var line = MessageLine.of(message(1, Optional.empty()));

    assertThat(line.state().text()).isEqualTo("Sending");
    assertThat(line.due()).isTrue();
  }

  @Test
  void aFailedAttemptIsScheduledAgain() {
    var line = MessageLine.of(message(1, Optional.of("no connection")));

    assertThat(line.state().text()).isEqualTo("Retry scheduled");
    assertThat(line.detail()).isEqualTo("1 attempt, last error: no connection");
    assertThat(line.due()).isFalse();
  }

  private static SentMessage message(int attempts, Optional<String> error) {
    var at = Instant.parse("2026-11-30T12:00:00Z");
    return new SentMessage(
        UUID.randomUUID(),
        DestinationKind.EMAIL,
        Optional.empty(),
        "[Saletrail] my-shop: test alert",
        MessageState.DUE,
        attempts,
        at,
        Optional.empty(),
        Optional.of(at),
        error);
  }
}
