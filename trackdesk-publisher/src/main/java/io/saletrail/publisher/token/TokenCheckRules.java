package io.saletrail.publisher.token;

import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import io.saletrail.publisher.delivery.RetryPolicy;
import java.time.Instant;
import java.util.Optional;

/// Whether a token is checked again. Trackdesk's verdict ends it; without a response, or for a
/// tenant that may still be created, it is repeated for as long as a delivery would be.
final class TokenCheckRules {
  private TokenCheckRules() {}

  /// When the next check is due; empty if none is.
  ///
  /// @param chance a random number from 0 up to 1, for the back-off
  static Optional<Instant> next(
      TokenCheck check, Outcome outcome, Instant at, RetryPolicy policy, double chance) {
    return switch (outcome) {
      case ACCEPTED, TOKEN_REJECTED -> Optional.empty();
      case TENANT_UNKNOWN, UNAVAILABLE, OTHER ->
          Optional.of(at.plus(policy.delay(check.number(), chance)))
              .filter(next -> next.isBefore(check.requestedAt().plus(policy.giveUpAfter())));
    };
  }
}
