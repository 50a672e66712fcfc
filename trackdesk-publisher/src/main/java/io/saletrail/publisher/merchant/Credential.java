package io.saletrail.publisher.merchant;

import java.time.Instant;
import java.util.Optional;

/// The state of a merchant's personal token for one tenant.
public sealed interface Credential {
  /// The next check of a token; empty where none is due.
  default Optional<Check> check() {
    return Optional.empty();
  }

  /// The version of the credentials fact that brought the token.
  default Optional<Long> tokenVersion() {
    return switch (this) {
      case Missing _ -> Optional.empty();
      case Saved(var version, var _, var _) -> Optional.of(version);
      case Rejected(var version, var _, var _) -> Optional.of(version);
    };
  }

  /// No token was ever saved, or it was deleted.
  record Missing() implements Credential {}

  /// A token, encrypted as it arrived.
  ///
  /// @param version of the credentials fact that brought it
  /// @param check absent once Trackdesk has accepted it
  record Saved(long version, String ciphertext, Optional<Check> check) implements Credential {
    @Override
    public String toString() {
      return "Saved[version=" + version + "]";
    }
  }

  /// A token that Trackdesk refused. The merchant saves another, or a later check shows that the
  /// refusal has passed.
  record Rejected(long version, String ciphertext, Optional<Check> check) implements Credential {
    @Override
    public String toString() {
      return "Rejected[version=" + version + "]";
    }
  }

  /// A check of the token with its tenant.
  ///
  /// @param at when it is due, or when the check in flight counts as lost
  /// @param attempts checks before this one
  /// @param requestedAt when this tenant and this token were first stored together
  record Check(Instant at, int attempts, Instant requestedAt) {}
}
