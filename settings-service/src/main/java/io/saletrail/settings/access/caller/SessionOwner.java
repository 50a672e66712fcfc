package io.saletrail.settings.access.caller;

import java.util.Optional;

/// Whose session it is. All sessions of one owner can be ended together.
///
/// @param subject who signed in, by a name that the caller cannot choose
public record SessionOwner(Caller caller, SignInMethod method, String subject) {
  /// An owner who is known by their account, or by how they signed in.
  public static SessionOwner of(Caller caller, SignInMethod method) {
    return switch (caller) {
      case Caller.MerchantCaller(var account) -> new SessionOwner(caller, method, account);
      case Caller.Operator _ -> new SessionOwner(caller, method, "");
      case Caller.Anonymous() ->
          throw new IllegalArgumentException("an anonymous caller has no session");
    };
  }

  /// One text for all sessions of the owner: a merchant's account, however they signed in; an
  /// operator's way to sign in, with their subject.
  public String key() {
    return switch (caller) {
      case Caller.MerchantCaller(var account) -> account;
      case Caller.Operator _, Caller.Anonymous _ -> method + ":" + subject;
    };
  }

  /// The merchant; empty for operators.
  public Optional<String> account() {
    return caller instanceof Caller.MerchantCaller(var account)
        ? Optional.of(account)
        : Optional.empty();
  }

  /// The operator's name, or the merchant's account.
  public String name() {
    return switch (caller) {
      case Caller.MerchantCaller(var account) -> account;
      case Caller.Operator(var name) -> name;
      case Caller.Anonymous() -> "";
    };
  }
}
