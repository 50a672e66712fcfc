package io.saletrail.publisher.token;

import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import io.saletrail.publisher.delivery.RetryPolicy;
import io.saletrail.publisher.merchant.Credential;
import java.time.Instant;
import java.util.Optional;

/// Whether a token is checked again. An accepted one is not. A rejected one is checked hourly, then
/// less often: a firewall at Trackdesk may have rejected it for a while. Without a response, or for
/// a tenant that may still be created, the check is repeated for as long as a delivery would be.
final class TokenCheckRules {
  private TokenCheckRules() {}

  /// When the next check is due; empty if none is.
  ///
  /// @param chance a random number from 0 up to 1, for the back-off
  static Optional<Instant> next(
      TokenCheck check, Outcome outcome, Instant at, RetryPolicy policy, double chance) {
    return switch (outcome) {
      case ACCEPTED -> Optional.empty();
      case TOKEN_REJECTED -> Optional.of(afterRejection(check.number(), at, policy));
      case TENANT_UNKNOWN, UNAVAILABLE, OTHER ->
          check.binding().credential() instanceof Credential.Rejected
              ? Optional.of(afterRejection(check.number(), at, policy))
              : Optional.of(at.plus(policy.delay(check.number(), chance)))
                  .filter(next -> next.isBefore(check.requestedAt().plus(policy.giveUpAfter())));
    };
  }

  /// @param number how often the token has been checked
  static Instant afterRejection(int number, Instant at, RetryPolicy policy) {
    return at.plus(policy.rejectedTokenDelay(number));
  }
}
