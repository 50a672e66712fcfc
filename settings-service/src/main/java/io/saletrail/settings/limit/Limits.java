package io.saletrail.settings.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// Every limit of this service.
@ApplicationScoped
public class Limits {
  /// Whom a limit over all of them is counted for.
  public static final String ALL = "all";

  private final Limit wrongTokens;
  private final Limit wrongTokensOfAll;
  private final Limit knocks;
  private final Limit appCalls;
  private final Limit checks;
  private final Limit pageChecks;
  private final Limit changes;

  Limits(LimitConfig config, InstantSource clock) {
    var remembered = config.remembered();
    this.wrongTokens = new Limit(config.wrongTokens(), remembered, clock);
    this.wrongTokensOfAll = new Limit(config.wrongTokensOfAll(), 1, clock);
    this.knocks = new Limit(config.knocks(), remembered, clock);
    this.appCalls = new Limit(config.appCalls(), remembered, clock);
    this.checks = new Limit(config.checks(), remembered, clock);
    this.pageChecks = new Limit(config.pageChecks(), remembered, clock);
    this.changes = new Limit(config.changes(), remembered, clock);
  }

  /// Wrong tokens, by address.
  public Limit wrongTokens() {
    return wrongTokens;
  }

  /// Wrong tokens, for [#ALL].
  public Limit wrongTokensOfAll() {
    return wrongTokensOfAll;
  }

  /// Pages checked for snippets, by merchant.
  public Limit pageChecks() {
    return pageChecks;
  }

  /// The limit that a route names.
  public Limit of(Limited.By by) {
    return switch (by) {
      case KNOCKS -> knocks;
      case APP_CALLS -> appCalls;
      case CHECKS -> checks;
      case CHANGES -> changes;
    };
  }
}
