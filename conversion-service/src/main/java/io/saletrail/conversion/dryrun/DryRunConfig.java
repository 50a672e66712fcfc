package io.saletrail.conversion.dryrun;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much is rehearsed, and how long.
@ConfigMapping(prefix = "saletrail.rehearsal")
public interface DryRunConfig {
  /// Facts of one rehearsal; of what goes beyond it is only known that it is too much.
  @WithDefault("100000")
  int facts();

  /// Facts that are decided in one transaction, unless more of them belong together.
  @WithDefault("500")
  int chunk();

  /// How often it is looked whether one is complete.
  @WithDefault("1S")
  Duration tick();

  /// How long an assessment may take before another replica makes it.
  @WithDefault("10M")
  Duration lease();

  /// How long a rehearsal is kept that never ends, and an ended one's name.
  @WithDefault("3D")
  Duration retention();
}
