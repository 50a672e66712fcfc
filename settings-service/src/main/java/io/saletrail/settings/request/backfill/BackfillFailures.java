package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.backfill.BackfillFailed;

/// Why a backfill failed, and the remedy.
final class BackfillFailures {
  private BackfillFailures() {}

  static String explain(BackfillFailed.Cause cause) {
    return switch (cause) {
      case NOT_AUTHORISED -> "Can't access the Stripe account. Reconnect it.";
      case REFUSED -> "Stripe refused a request. Contact your Saletrail operator.";
      case GIVEN_UP ->
          "Stripe was unavailable for a whole day. Start again: imported sales stay, and none is imported twice.";
      case UNKNOWN_ACCOUNT ->
          "The Stripe account is not connected. Save your Trackdesk connection and try again.";
      case OTHER -> "The backfill failed. Start again: no sale is imported twice.";
    };
  }
}
