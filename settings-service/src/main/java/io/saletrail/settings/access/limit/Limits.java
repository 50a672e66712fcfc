package io.saletrail.settings.access.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// All rate limits of this service.
@ApplicationScoped
public class Limits {
  private final Limit anonymousRequests;
  private final Limit appCalls;
  private final Limit checks;
  private final Limit pageChecks;
  private final Limit alertTests;
  private final Limit exports;
  private final Limit changes;

  Limits(LimitConfig config, InstantSource clock) {
    var maxTrackedKeys = config.maxTrackedKeys();
    this.anonymousRequests = new Limit(config.anonymousRequests(), maxTrackedKeys, clock);
    this.appCalls = new Limit(config.appCalls(), maxTrackedKeys, clock);
    this.checks = new Limit(config.checks(), maxTrackedKeys, clock);
    this.pageChecks = new Limit(config.pageChecks(), maxTrackedKeys, clock);
    this.alertTests = new Limit(config.alertTests(), maxTrackedKeys, clock);
    this.exports = new Limit(config.exports(), maxTrackedKeys, clock);
    this.changes = new Limit(config.changes(), maxTrackedKeys, clock);
  }

  /// Page checks, by merchant.
  public Limit pageChecks() {
    return pageChecks;
  }

  /// The limit of a route.
  public Limit of(Limited.By by) {
    return switch (by) {
      case ANONYMOUS -> anonymousRequests;
      case APP_CALLS -> appCalls;
      case CHECKS -> checks;
      case ALERT_TESTS -> alertTests;
      case EXPORTS -> exports;
      case CHANGES -> changes;
    };
  }
}
