package io.saletrail.settings.access.caller;

import java.util.Optional;

/// Who performs an action, and through which channel. Every audit record has one.
///
/// @param name an operator's name, a merchant's account, or `stripe`
/// @param key the name of the API key; empty without one
public record Actor(Role role, String name, Channel channel, Optional<String> key) {
  /// Stripe reports that the app was installed or uninstalled.
  public static final Actor STRIPE = new Actor(Role.STRIPE, "stripe", Channel.STRIPE_EVENT);

  /// The holder of the operator token, at another service.
  public static final Actor OPERATOR_TOKEN =
      new Actor(Role.OPERATOR, Caller.Operator.TOKEN_HOLDER, Channel.API);

  /// An actor without a key.
  Actor(Role role, String name, Channel channel) {
    this(role, name, channel, Optional.empty());
  }

  /// Who acts.
  public enum Role {
    OPERATOR,
    MERCHANT,
    STRIPE
  }

  /// Through what the action came.
  public enum Channel {
    CONSOLE,
    API,
    STRIPE_APP,
    STRIPE_EVENT;

    public static Channel of(String path) {
      if (path.startsWith("/api/")) {
        return API;
      }
      return path.startsWith(SignedByStripe.PATH) ? STRIPE_APP : CONSOLE;
    }
  }

  /// The caller as an actor. The caller must not be anonymous.
  public static Actor of(Caller caller, Channel channel) {
    return switch (caller) {
      case Caller.Operator(var name) -> new Actor(Role.OPERATOR, name, channel);
      case Caller.MerchantCaller(var account) -> new Actor(Role.MERCHANT, account, channel);
      case Caller.Anonymous() ->
          throw new IllegalArgumentException("an anonymous caller cannot act");
    };
  }

  /// The actor, by the key with this name.
  public Actor by(Optional<String> name) {
    return new Actor(role, this.name, channel, name);
  }

  /// The name for logs. Personal names appear only in the audit trail.
  public String logName() {
    return switch (role) {
      case OPERATOR -> "operator";
      case MERCHANT, STRIPE -> name;
    };
  }
}
