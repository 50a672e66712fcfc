package io.saletrail.ingest.allowance;

import java.time.Duration;

/// What may still be read of an account.
///
/// While there is plenty, everything. Near the budget each day gets its thirtieth part of it, for
/// whatever can wait, and polls become pollIntervalFactor. Polls never end: the budget is ours, a sale that
/// nobody sees is the merchant's.
///
/// @param lowFromPercent from which part of the budget on we save
/// @param pollIntervalFactor how many times pollIntervalFactor polls are while we save
record AllowancePolicy(int lowFromPercent, int pollIntervalFactor) {
  /// Days that Stripe counts over.
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

  /// How often an account is polled that is polled every `normal` while there is plenty.
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
