package io.saletrail.settings.alert.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.alert.destination.DestinationReader.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationReaderTest {
  private final DestinationReader reader = new DestinationReader(true, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost/hook",
        "https://127.0.0.1/hook",
        "https://10.1.2.3/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/hook",
        "https://[fd00::1]/hook"
      })
  void anAddressOfAnInnerNetworkIsRefusedWhenItIsSaved(String url) {
    assertThat(reader.read("WEBHOOK", url))
        .isEqualTo(
            new Parsed.Invalid(new FieldError("address", "Enter a URL on the public internet.")));
    assertThat(reader.read("SLACK", url)).isInstanceOf(Parsed.Invalid.class);
  }

  @Test
  void aPublicAddressIsAccepted() {
    var url = "https://1.1.1.1/hook";
    assertThat(reader.read("WEBHOOK", url))
        .isEqualTo(new Parsed.Valid(new NewDestination(DestinationKind.WEBHOOK, url)));
  }

  @Test
  void aDevelopmentStackMaySendToItself() {
    var here = new DestinationReader(true, true);
    assertThat(here.read("WEBHOOK", "http://localhost:8080/hook")).isInstanceOf(Parsed.Valid.class);
  }
}
