package io.saletrail.ingest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/// Only the test claims and runs jobs. One profile for all such tests, since each profile costs a
/// start of the service.
public final class SchedulerDisabled implements QuarkusTestProfile {

  /// Longer than the tests delay events, and short enough for the mark to move during a test.
  public static final Duration SETTLE_TIME = Duration.ofSeconds(3);

  /// How many objects a daily pass reads.
  public static final int MAX_OBJECTS = 2;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.scheduler.enabled", "false",
        "saletrail.poll.settle-time", SETTLE_TIME.toSeconds() + "S",
        "saletrail.backfill.lease", "0S",
        "saletrail.backfill.pause", "0S",
        "saletrail.daily.max-objects", Integer.toString(MAX_OBJECTS));
  }
}
