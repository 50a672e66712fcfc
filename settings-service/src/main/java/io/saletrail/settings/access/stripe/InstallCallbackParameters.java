package io.saletrail.settings.access.stripe;

import io.saletrail.settings.access.caller.StripeAccount;
import java.util.regex.Pattern;

/// The query parameters of Stripe's redirect after an installation.
///
/// @param user the Stripe user, `usr_…`
/// @param account the Stripe account with the app
/// @param state the state that the installation started with
/// @param signature Stripe's signature over the three
/// @param error why nothing was installed; empty on success
public record InstallCallbackParameters(
    String user, String account, String state, String signature, String error) {
  private static final Pattern USER = Pattern.compile("usr_[A-Za-z0-9_]{1,250}");
  private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{1,250}");

  /// Whether the values have Stripe's format. Such values need no escaping in JSON.
  boolean plausible() {
    return USER.matcher(user).matches()
        && STATE.matcher(state).matches()
        && StripeAccount.fault(account).isEmpty();
  }

  /// The signed text, with the fields in this order.
  /// Source: docs.stripe.com/stripe-apps/install-links, “Verify the install signature”.
  String signed() {
    return "{\"state\":\"%s\",\"user_id\":\"%s\",\"account_id\":\"%s\"}"
        .formatted(state, user, account);
  }
}
