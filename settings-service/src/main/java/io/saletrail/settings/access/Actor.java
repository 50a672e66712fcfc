package io.saletrail.settings.access;

import io.saletrail.settings.access.stripe.SignedByStripe;

/// Who does something, and by which way: what every act goes on record with.
///
/// @param name an operator's name, a merchant's account, or `stripe`
public record Actor(Role role, String name, Way way) {
  /// Stripe itself, which tells that the app was installed or taken away.
  public static final Actor STRIPE = new Actor(Role.STRIPE, "stripe", Way.STRIPE_EVENT);

  /// On whose behalf.
  public enum Role {
    OPERATOR,
    MERCHANT,
    STRIPE
  }

  /// What it came through.
  public enum Way {
    CONSOLE,
    API,
    STRIPE_APP,
    STRIPE_EVENT;

    static Way of(String path) {
      if (path.startsWith("/api/")) {
        return API;
      }
      return path.startsWith(SignedByStripe.PATH) ? STRIPE_APP : CONSOLE;
    }
  }

  /// Somebody who was let in.
  public static Actor of(Caller visitor, Way way) {
    return switch (visitor) {
      case Caller.Operator(var name) -> new Actor(Role.OPERATOR, name, way);
      case Caller.OwnAccount(var account) -> new Actor(Role.MERCHANT, account, way);
      case Caller.Stranger() -> throw new IllegalArgumentException("a stranger does nothing here");
    };
  }

  /// How the log calls them. A person's name is for the audit trail alone.
  public String logName() {
    return switch (role) {
      case OPERATOR -> "operator";
      case MERCHANT, STRIPE -> name;
    };
  }
}
