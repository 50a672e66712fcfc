package io.saletrail.publisher.merchant;

import java.time.Instant;
import java.util.Optional;

/// What is known of a merchant's personal token.
public sealed interface Credential {
  /// None was ever saved, or it was taken away.
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

  /// A token is tried, with the tenant at hand.
  ///
  /// @param at when, or when the try that is under way counts as lost
  /// @param made tries before this one
  /// @param askedAt when tenant and token were first there together
  record Check(Instant at, int made, Instant askedAt) {}

  /// Trackdesk refused the one that is there: the merchant has to save another.
  record Refused(long version) implements Credential {}
}
