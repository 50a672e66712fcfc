package io.saletrail.publisher.token;

import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import io.saletrail.publisher.delivery.RetryPolicy;
import io.saletrail.publisher.merchant.Credential;
import java.time.Instant;
import java.util.Optional;

/// When a token is checked again. An accepted one is checked daily: creating a conversion takes no
/// token, so a revoked one would fail unseen until the first refund. A rejected one is checked an
/// hour later, then less often: a firewall at Trackdesk may have rejected it for a while. Without a
/// response, or for a tenant that may still be created, the check is repeated for as long as a
/// delivery would be, then daily.
final class TokenCheckRules {
  private TokenCheckRules() {}

  /// When the next check is due.
  ///
  /// @param chance a random number from 0 up to 1, for the back-off
  static Instant next(
      TokenCheck check, Outcome outcome, Instant at, RetryPolicy policy, double chance) {
    return switch (outcome) {
      case ACCEPTED -> at.plus(policy.acceptedTokenDelay(chance));
      case TOKEN_REJECTED -> afterRejection(rejections(check), at, policy);
      case TENANT_UNKNOWN, UNAVAILABLE, OTHER ->
          check.binding().credential() instanceof Credential.Rejected
              ? afterRejection(check.number(), at, policy)
              : Optional.of(at.plus(policy.delay(check.number(), chance)))
                  .filter(next -> next.isBefore(check.requestedAt().plus(policy.giveUpAfter())))
                  .orElseGet(() -> at.plus(policy.acceptedTokenDelay(chance)));
    };
  }

  /// A token that was accepted until now is rejected for the first time, however often it was
  /// checked.
  private static int rejections(TokenCheck check) {
    return check.binding().credential() instanceof Credential.Rejected ? check.number() : 1;
  }

  /// Whether readers are to expect a result soon: the daily check of an accepted token is no news.
  static boolean announced(Outcome outcome) {
    return outcome != Outcome.ACCEPTED;
  }

  /// @param number how often the token has been checked
  static Instant afterRejection(int number, Instant at, RetryPolicy policy) {
    return at.plus(policy.rejectedTokenDelay(number));
  }
}
