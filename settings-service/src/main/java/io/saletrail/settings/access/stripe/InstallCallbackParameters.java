package io.saletrail.settings.access.stripe;

import io.saletrail.settings.access.StripeAccount;
import java.util.regex.Pattern;

/// What Stripe sends a browser back with when an installation is over.
///
/// @param user the Stripe user, `usr_…`
/// @param account the Stripe account that the app is installed on
/// @param state what the installation began with
/// @param signature Stripe's, over the three
/// @param error why nothing was installed; empty where something was
public record InstallCallbackParameters(
    String user, String account, String state, String signature, String error) {
  private static final Pattern USER = Pattern.compile("usr_[A-Za-z0-9_]{1,250}");
  private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{1,250}");

  /// Whether it can be what Stripe sends at all. Nothing in it needs escaping in JSON then.
  boolean plausible() {
    return USER.matcher(user).matches()
        && STATE.matcher(state).matches()
        && StripeAccount.fault(account).isEmpty();
  }

  /// What Stripe signs, in this order.
  /// Source: docs.stripe.com/stripe-apps/install-links, “Verify the install signature”.
  String signed() {
    return "{\"state\":\"%s\",\"user_id\":\"%s\",\"account_id\":\"%s\"}"
        .formatted(state, user, account);
  }
}
