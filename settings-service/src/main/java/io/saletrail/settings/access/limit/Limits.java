package io.saletrail.settings.access.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// All rate limits of this service.
@ApplicationScoped
public class Limits {
  /// The key of a limit over all callers.
  public static final String ALL = "all";

  private final Limit wrongTokens;
  private final Limit wrongTokensTotal;
  private final Limit anonymousRequests;
  private final Limit appCalls;
  private final Limit checks;
  private final Limit pageChecks;
  private final Limit changes;

  Limits(LimitConfig config, InstantSource clock) {
    var maxTrackedKeys = config.maxTrackedKeys();
    this.wrongTokens = new Limit(config.wrongTokens(), maxTrackedKeys, clock);
    this.wrongTokensTotal = new Limit(config.wrongTokensTotal(), 1, clock);
    this.anonymousRequests = new Limit(config.anonymousRequests(), maxTrackedKeys, clock);
    this.appCalls = new Limit(config.appCalls(), maxTrackedKeys, clock);
    this.checks = new Limit(config.checks(), maxTrackedKeys, clock);
    this.pageChecks = new Limit(config.pageChecks(), maxTrackedKeys, clock);
    this.changes = new Limit(config.changes(), maxTrackedKeys, clock);
  }

  /// Invalid tokens, by address.
  public Limit wrongTokens() {
    return wrongTokens;
  }

  /// Invalid tokens, for [#ALL].
  public Limit wrongTokensTotal() {
    return wrongTokensTotal;
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
      case CHANGES -> changes;
    };
  }
}
