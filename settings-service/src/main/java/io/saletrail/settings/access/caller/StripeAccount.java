package io.saletrail.settings.access.caller;

import java.util.Optional;
import java.util.regex.Pattern;

/// The format of a Stripe account id.
public final class StripeAccount {
  private static final Pattern SHAPE = Pattern.compile("acct_[A-Za-z0-9_]{1,250}");

  private StripeAccount() {}

  /// The error sentence for an invalid id; empty when it is valid.
  public static Optional<String> fault(String account) {
    return SHAPE.matcher(account).matches()
        ? Optional.empty()
        : Optional.of(
            "Enter a Stripe account ID, such as acct_1MZ8kLAbCdEf: acct_, then letters and digits.");
  }
}
