package io.saletrail.conversion.dryrun;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The size and duration of dry runs.
@ConfigMapping(prefix = "saletrail.dry-run")
public interface DryRunConfig {
  /// Facts per dry run, at most; a larger one is reported as too large.
  @WithDefault("100000")
  int facts();

  /// Facts per transaction, unless more of them belong together.
  @WithDefault("500")
  int chunk();

  /// The interval of the sweep.
  @WithDefault("1S")
  Duration tick();

  /// How long an assessment may take before another replica repeats it.
  @WithDefault("10M")
  Duration lease();

  /// How long a dry run is kept, ended or not.
  @WithDefault("3D")
  Duration retention();
}
