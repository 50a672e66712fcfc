package io.saletrail.settings.backfill;

import io.saletrail.contracts.backfill.BackfillFailed;

/// What ended a backfill early, and what helps.
final class BackfillFailures {
  private BackfillFailures() {}

  static String explain(BackfillFailed.Cause cause) {
    return switch (cause) {
      case NOT_AUTHORISED -> "Stripe does not let us read this account. Connect it again.";
      case REFUSED -> "Stripe refused a request. Ask whoever runs Saletrail for you.";
      case GIVEN_UP ->
          "Stripe could not be read for a whole day. Ask again: what came by then stays,"
              + " and nothing comes twice.";
      case UNKNOWN_ACCOUNT ->
          "This Stripe account is not connected yet. Save its settings and try again.";
      case OTHER -> "The backfill ended early. Ask again: nothing comes twice.";
    };
  }
}
