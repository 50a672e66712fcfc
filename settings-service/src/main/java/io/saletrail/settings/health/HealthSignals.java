package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.settings.request.check.CheckState;
import java.time.Instant;
import java.util.Optional;

/// Signals about a merchant's connections that need no read of single payments.
///
/// @param connected whether we may read the Stripe account
/// @param changedAt when the settings last changed
/// @param shadow whether shadow mode is on
/// @param seen whether Stripe sent or showed anything so far
/// @param lastWebhookAt to about a minute
record HealthSignals(
    String account,
    boolean connected,
    boolean shadow,
    boolean seen,
    Instant changedAt,
    Optional<Instant> lastWebhookAt,
    Checks checks,
    Recovered recovered,
    Attention attention,
    Token token) {

  /// Conversions that need attention.
  ///
  /// @param held without those of shadow mode, those of a rejected token, and declined ones
  /// @param all all of them, whatever the reason
  record Attention(long refused, long givenUp, long missing, long held, long all) {
    static final Attention NONE = new Attention(0, 0, 0, 0, 0);
  }

  /// Checks of the Stripe account.
  ///
  /// @param last the last one that ended
  /// @param completeAt when the last complete one ended
  record Checks(Optional<Last> last, Optional<Instant> completeAt) {}

  record Last(CheckState state, Optional<PollFailed.Cause> cause, Instant at) {}

  /// Recently recovered objects. A merchant's first check does not count: no webhook could have
  /// brought its objects.
  ///
  /// @param all recovered objects
  /// @param overdue objects among them whose webhook was overdue
  /// @param latestAt when the latest was recovered
  record Recovered(long all, long overdue, Optional<Instant> latestAt) {}

  /// The personal token at Trackdesk.
  ///
  /// @param savedAt when the current token was saved
  /// @param rejectedSince since when deliveries are held for it
  /// @param rejectedAt when the latest was held
  /// @param held how many are held
  /// @param acceptedAt when Trackdesk last accepted a conversion
  /// @param tokenCheck the newest check of the current token
  record Token(
      Optional<Instant> savedAt,
      Optional<Instant> rejectedSince,
      Optional<Instant> rejectedAt,
      long held,
      Optional<Instant> acceptedAt,
      Optional<TokenCheck> tokenCheck) {

    /// Whether the current token is the rejected one. After a new one was saved, held deliveries
    /// resume.
    boolean isRejected() {
      return lastOutcomeIs(TokenChecked.Outcome.TOKEN_REJECTED)
          || rejectedAt
              .filter(at -> savedAt.map(saved -> saved.isBefore(at)).orElse(true))
              .filter(at -> !acceptedAfter(at))
              .isPresent();
    }

    /// Whether the newest check had this outcome.
    boolean lastOutcomeIs(TokenChecked.Outcome outcome) {
      return tokenCheck.filter(one -> one.outcome() == outcome).isPresent();
    }

    private boolean acceptedAfter(Instant refusal) {
      return lastOutcomeIs(TokenChecked.Outcome.ACCEPTED)
          && tokenCheck.filter(one -> one.at().isAfter(refusal)).isPresent();
    }
  }

  /// A check of the current token with the current tenant.
  record TokenCheck(TokenChecked.Outcome outcome, Instant at) {}
}
