package io.saletrail.conversion.missingdetail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When missing details are looked up, and for how long.
@ConfigMapping(prefix = "saletrail.missing-detail")
public interface MissingDetailConfig {
  /// The interval of the sweep.
  @WithDefault("5S")
  Duration tick();

  /// The grace period before the first look-up: facts arrive in any order, but within seconds.
  /// Details that events leave out have none.
  @WithDefault("2M")
  Duration grace();

  /// The pause after the first look-up; each further one is four times as long.
  @WithDefault("10M")
  Duration firstPause();

  /// Look-ups per object, at most.
  @WithDefault("5")
  int maxAttempts();

  /// The age at which a detail is no longer looked up.
  @WithDefault("3D")
  Duration ageLimit();

  /// Look-ups requested, and details ended, per transaction.
  @WithDefault("100")
  int batch();
}
