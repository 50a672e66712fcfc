package io.saletrail.settings.request.check;

import io.saletrail.contracts.poll.PollFailed;

/// Why a check failed, and the remedy.
final class CheckFailures {
  private CheckFailures() {}

  static String explain(PollFailed.Cause cause) {
    return switch (cause) {
      case NOT_AUTHORISED -> "Can't access the Stripe account. Reconnect it.";
      case RATE_LIMITED ->
          "Stripe limited our requests. The next check continues where this one stopped.";
      case UNAVAILABLE ->
          "Stripe could not be reached. The next check continues where this one stopped.";
      case REFUSED -> "Stripe refused the request. Contact your Saletrail operator.";
      case UNKNOWN_ACCOUNT ->
          "The Stripe account is not connected. Save your Trackdesk connection and try again.";
      case READ_ALLOWANCE_USED ->
          "The read allowance of the last 30 days is used up, so this check did not run. Hourly checks continue a few times a day.";
      case OTHER -> "The check failed. The next one continues where it stopped.";
    };
  }
}
