package io.saletrail.settings.access;

import io.saletrail.settings.access.caller.Caller;
import java.util.Optional;

/// What a caller may access.
final class AccessRules {
  private AccessRules() {}

  /// The result of the decision.
  enum Access {
    ALLOWED,
    /// Anonymous: signing in may help.
    SIGN_IN,
    /// Signed in, but not for this account. Reported as 404, so that callers cannot probe for ids.
    OTHER_ACCOUNT
  }

  /// @param account the account in the path; empty for system-wide routes
  static Access decide(Caller caller, Optional<String> account) {
    return switch (caller) {
      case Caller.Anonymous() -> Access.SIGN_IN;
      case Caller.Operator _ -> Access.ALLOWED;
      case Caller.MerchantCaller(var own) ->
          account.equals(Optional.of(own)) ? Access.ALLOWED : Access.OTHER_ACCOUNT;
    };
  }
}
