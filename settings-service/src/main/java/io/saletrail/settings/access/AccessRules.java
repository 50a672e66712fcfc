package io.saletrail.settings.access;

import java.util.Optional;

/// What a visitor may see.
final class AccessRules {
  private AccessRules() {}

  /// What comes of asking.
  enum Verdict {
    ALLOWED,
    /// Nobody we know: signing in may help.
    SIGN_IN,
    /// Known, but this is another's. Told as if it were not there, so that ids cannot be tried.
    NOT_THEIRS
  }

  /// @param account whose the address is; empty where it is the house's own
  static Verdict decide(Caller visitor, Optional<String> account) {
    return switch (visitor) {
      case Caller.Stranger() -> Verdict.SIGN_IN;
      case Caller.Operator _ -> Verdict.ALLOWED;
      case Caller.OwnAccount(var own) ->
          account.equals(Optional.of(own)) ? Verdict.ALLOWED : Verdict.NOT_THEIRS;
    };
  }
}
