package io.saletrail.publisher.readback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Reading accepted conversions back from Trackdesk's report.
@ConfigMapping(prefix = "saletrail.read-back")
public interface ReadBackConfig {
  /// Whether anything is read back. Off by default: Trackdesk does not document the call.
  @WithDefault("false")
  boolean enabled();

  /// About how many conversions of each merchant and tenant are all read back, the first ones.
  @WithDefault("20")
  int first();

  /// Of later ones, one in this many.
  @WithDefault("50")
  int oneIn();

  /// From Trackdesk's acceptance to the first call; the time doubles with each further one.
  @WithDefault("2m")
  Duration delay();

  /// How long Trackdesk may take to show an accepted conversion.
  @WithDefault("1d")
  Duration window();

  /// Conversions in one call: their rows fit into a response.
  @WithDefault("20")
  int batch();

  default ReadBackRules rules() {
    return new ReadBackRules(delay(), window());
  }
}
