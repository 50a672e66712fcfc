package io.saletrail.ingest.allowance;

import java.time.Duration;

/// Decides whether an account may be read.
///
/// While the allowance is normal, all work proceeds. While it is low, work that can wait gets a
/// thirtieth of the budget per day, and polls become rarer. Polls never stop: the budget is our
/// choice, a missed sale is the merchant's loss.
///
/// @param lowFromPercent percentage of the budget from which the allowance is low
/// @param pollIntervalFactor factor on the poll interval while it is low
record AllowancePolicy(int lowFromPercent, int pollIntervalFactor) {
  /// Days of Stripe's window.
  static final int DAYS = 30;

  private static final int WHOLE = 100;

  static AllowancePolicy of(AllowanceConfig config) {
    return new AllowancePolicy(config.lowFromPercent(), config.pollIntervalFactor());
  }

  private enum Level {
    NORMAL,
    LOW,
    EXHAUSTED
  }

  AllowanceDecision decide(ReadUse use, Usage usage) {
    var level = level(usage);
    return switch (use) {
      case CHECK_NOW ->
          switch (level) {
            case NORMAL, LOW -> AllowanceDecision.PROCEED;
            case EXHAUSTED -> AllowanceDecision.REFUSE;
          };
      case HOURLY_POLL -> AllowanceDecision.PROCEED;
      case DAILY_PASS, LOOKUP, BACKFILL ->
          switch (level) {
            case NORMAL -> AllowanceDecision.PROCEED;
            case LOW ->
                usage.today() < usage.budget() / DAYS
                    ? AllowanceDecision.PROCEED
                    : AllowanceDecision.DEFER;
            case EXHAUSTED -> AllowanceDecision.DEFER;
          };
    };
  }

  /// The poll interval of an account.
  ///
  /// @param normal interval while the allowance is normal
  Duration interval(Duration normal, Usage usage) {
    return switch (level(usage)) {
      case NORMAL -> normal;
      case LOW, EXHAUSTED -> normal.multipliedBy(pollIntervalFactor);
    };
  }

  private Level level(Usage usage) {
    if (usage.reads() >= usage.budget()) {
      return Level.EXHAUSTED;
    }
    return usage.reads() * WHOLE >= usage.budget() * lowFromPercent ? Level.LOW : Level.NORMAL;
  }
}
