package io.saletrail.ingest.allowance;

import java.time.Duration;

/// What may still be read of an account.
///
/// While there is plenty, everything. Near the budget each day gets its thirtieth part of it, for
/// whatever can wait, and polls become rarer. Polls never end: the budget is ours, a sale that
/// nobody sees is the merchant's.
///
/// @param savingFromPercent from which part of the budget on we save
/// @param rarer how many times rarer polls are while we save
record AllowancePolicy(int savingFromPercent, int rarer) {
  /// Days that Stripe counts over.
  static final int DAYS = 30;

  private static final int WHOLE = 100;

  static AllowancePolicy of(AllowanceConfig config) {
    return new AllowancePolicy(config.savingFromPercent(), config.rarerWhileSaving());
  }

  private enum Level {
    PLENTY,
    NEAR,
    USED_UP
  }

  AllowanceDecision decide(ReadUse use, Usage usage) {
    var level = level(usage);
    return switch (use) {
      case CHECK_NOW ->
          switch (level) {
            case PLENTY, NEAR -> AllowanceDecision.GO;
            case USED_UP -> AllowanceDecision.REFUSED;
          };
      case HOURLY_POLL -> AllowanceDecision.GO;
      case DAILY_PASS, LOOKUP, BACKFILL ->
          switch (level) {
            case PLENTY -> AllowanceDecision.GO;
            case NEAR ->
                usage.today() < usage.budget() / DAYS
                    ? AllowanceDecision.GO
                    : AllowanceDecision.LATER;
            case USED_UP -> AllowanceDecision.LATER;
          };
    };
  }

  /// How often an account is polled that is polled every `usual` while there is plenty.
  Duration interval(Duration usual, Usage usage) {
    return switch (level(usage)) {
      case PLENTY -> usual;
      case NEAR, USED_UP -> usual.multipliedBy(rarer);
    };
  }

  private Level level(Usage usage) {
    if (usage.reads() >= usage.budget()) {
      return Level.USED_UP;
    }
    return usage.reads() * WHOLE >= usage.budget() * savingFromPercent ? Level.NEAR : Level.PLENTY;
  }
}
