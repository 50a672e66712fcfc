package io.saletrail.conversion;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Sweeps run only when a test calls them, so a test sees what a transaction decided and what it
/// left.
public final class SweepByHand implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "saletrail.conversion.redecide-every", "off", "saletrail.missing-detail.tick", "24H");
  }
}
