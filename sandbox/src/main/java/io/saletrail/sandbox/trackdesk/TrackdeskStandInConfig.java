package io.saletrail.sandbox.trackdesk;

import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Configuration of the stand-in.
///
/// @param folder for data, read again by the next run; empty: nothing is stored
/// @param tenants created at start; tests and commands create others
/// @param rate of tenants without a rule of their own
/// @param requestsKept per tenant, the newest ones
public record TrackdeskStandInConfig(
    Optional<Path> folder,
    List<String> tenants,
    RateRule rate,
    InstantSource clock,
    int requestsKept,
    int bodyLimitBytes) {

  public static final String DEMO_TENANT = "demo-shop";
  private static final int REQUESTS_KEPT = 100_000;
  private static final int BODY_LIMIT_BYTES = 64 * 1024;

  /// One tenant on the Business plan, nothing stored.
  public static TrackdeskStandInConfig defaults() {
    return new TrackdeskStandInConfig(
        Optional.empty(),
        List.of(DEMO_TENANT),
        RateRule.BUSINESS,
        InstantSource.system(),
        REQUESTS_KEPT,
        BODY_LIMIT_BYTES);
  }

  public TrackdeskStandInConfig keepingIn(Path aFolder) {
    return new TrackdeskStandInConfig(
        Optional.of(aFolder), tenants, rate, clock, requestsKept, bodyLimitBytes);
  }

  public TrackdeskStandInConfig withTenants(String... names) {
    return new TrackdeskStandInConfig(
        folder, List.of(names), rate, clock, requestsKept, bodyLimitBytes);
  }

  public TrackdeskStandInConfig with(RateRule rule) {
    return new TrackdeskStandInConfig(folder, tenants, rule, clock, requestsKept, bodyLimitBytes);
  }

  public TrackdeskStandInConfig with(InstantSource aClock) {
    return new TrackdeskStandInConfig(folder, tenants, rate, aClock, requestsKept, bodyLimitBytes);
  }
}
