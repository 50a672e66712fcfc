package io.saletrail.publisher.merchant;

import java.time.Instant;
import java.util.Optional;

/// The state of a merchant's personal token.
public sealed interface Credential {
  /// No token was ever saved, or it was deleted.
  record Missing() implements Credential {}

  /// A token, encrypted as it arrived.
  ///
  /// @param version of the credentials fact that brought it
  /// @param check the next check of it; absent once Trackdesk has accepted or rejected it
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
