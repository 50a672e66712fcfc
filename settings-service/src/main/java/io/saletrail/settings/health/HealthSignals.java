package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.settings.check.CheckState;
import java.time.Instant;
import java.util.Optional;

/// What is known of a merchant's connections without looking at each payment.
///
/// @param connected whether the Stripe account is ours to read
/// @param changedAt when the settings changed last
/// @param lastWebhookAt to about a minute
record HealthSignals(
    String account,
    boolean connected,
    Instant changedAt,
    Optional<Instant> lastWebhookAt,
    Checks checks,
    Recovered recovered,
    Token token) {

  /// How checks of the Stripe account went.
  ///
  /// @param last the last one that ended
  /// @param completeAt when the last one that read everything ended
  record Checks(Optional<Last> last, Optional<Instant> completeAt) {}

  /// The last check that ended.
  record Last(CheckState state, Optional<PollFailed.Cause> cause, Instant at) {}

  /// What only checks found lately. The first check of a merchant does not count: no webhook
  /// could have brought what it found.
  ///
  /// @param all objects found
  /// @param settled those of them whose webhook was long due
  /// @param latestAt when the latest was found
  record Recovered(long all, long settled, Optional<Instant> latestAt) {}

  /// What Trackdesk made of the personal token.
  ///
  /// @param savedAt when the token at hand was saved
  /// @param refusedSince since when deliveries have been held for it
  /// @param refusedAt when the latest was
  /// @param held how many are
  /// @param acceptedAt when Trackdesk took a conversion last
  /// @param tried the newest try of the token at hand
  record Token(
      Optional<Instant> savedAt,
      Optional<Instant> refusedSince,
      Optional<Instant> refusedAt,
      long held,
      Optional<Instant> acceptedAt,
      Optional<Tried> tried) {

    /// Whether the token at hand is the refused one; after a new one was saved, those that are
    /// held are on their way.
    boolean refused() {
      return showed(TokenChecked.Outcome.TOKEN_REJECTED)
          || refusedAt
              .filter(at -> savedAt.map(saved -> saved.isBefore(at)).orElse(true))
              .filter(at -> !acceptedAfter(at))
              .isPresent();
    }

    /// Whether the newest try showed this.
    boolean showed(TokenChecked.Outcome outcome) {
      return tried.filter(one -> one.outcome() == outcome).isPresent();
    }

    private boolean acceptedAfter(Instant refusal) {
      return showed(TokenChecked.Outcome.ACCEPTED)
          && tried.filter(one -> one.at().isAfter(refusal)).isPresent();
    }
  }

  /// A try of the token at hand with the tenant at hand.
  record Tried(TokenChecked.Outcome outcome, Instant at) {}
}
