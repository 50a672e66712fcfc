package io.saletrail.settings.check;

import io.saletrail.contracts.poll.PollFailed;

/// What ended a check early, and what helps.
final class CheckFailures {
  private CheckFailures() {}

  static String explain(PollFailed.Cause cause) {
    return switch (cause) {
      case NOT_AUTHORISED -> "Stripe does not let us read this account. Connect it again.";
      case RATE_LIMITED ->
          "Stripe asked us to slow down. The next check takes up where this one ended.";
      case UNAVAILABLE ->
          "Stripe could not be reached. The next check takes up where this one ended.";
      case REFUSED -> "Stripe refused the request. Ask whoever runs Saletrail for you.";
      case UNKNOWN_ACCOUNT ->
          "This Stripe account is not connected yet. Save its settings and try again.";
      case READ_ALLOWANCE_USED ->
          "Your account's Stripe reads of the last 30 days are used up, so this check was"
              + " not made. Hourly checks go on, a few times a day.";
      case OTHER -> "The check ended early. The next one takes up where it ended.";
    };
  }
}
