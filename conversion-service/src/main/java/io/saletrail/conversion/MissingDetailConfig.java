package io.saletrail.conversion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long facts may be missing, and how often Stripe is asked for them.
@ConfigMapping(prefix = "saletrail.wait")
public interface MissingDetailConfig {
  /// How often it is looked whether somebody has to be asked.
  @WithDefault("5S")
  Duration tick();

  /// How long facts may take by themselves: they arrive in any order, but within seconds.
  @WithDefault("2M")
  Duration grace();

  /// The pause after the first question; each further one is four times as long.
  @WithDefault("10M")
  Duration firstPause();

  /// How often Stripe is asked about one object.
  @WithDefault("5")
  int questions();

  /// How long a fact may be missing before it is no longer asked for.
  @WithDefault("3D")
  Duration ageLimit();

  /// Questions asked, and waits ended, in one transaction.
  @WithDefault("100")
  int batch();
}
