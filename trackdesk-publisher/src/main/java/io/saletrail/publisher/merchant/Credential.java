package io.saletrail.publisher.merchant;

import java.time.Instant;
import java.util.Optional;

/// What is known of a merchant's personal token.
public sealed interface Credential {
  /// No token was ever saved, or it was deleted.
  record Missing() implements Credential {}

  /// One is there, encrypted as it came.
  ///
  /// @param version of the credentials fact that brought it
  /// @param check the try of it that is due, or will be; none once Trackdesk has judged it
  record Saved(long version, String ciphertext, Optional<Check> check) implements Credential {
    @Override
    public String toString() {
      return "Saved[version=" + version + "]";
    }
  }

  /// A check of the token with the current tenant.
  ///
  /// @param at when it is due, or when the check in flight counts as lost
  /// @param attempts checks before this one
  /// @param requestedAt when this tenant and this token were first stored together
  record Check(Instant at, int attempts, Instant requestedAt) {}

  /// Trackdesk refused the one that is there: the merchant has to save another.
  record Rejected(long version) implements Credential {}
}
