package io.saletrail.settings.access;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a Stripe account's id looks like.
public final class StripeAccount {
  private static final Pattern SHAPE = Pattern.compile("acct_[A-Za-z0-9_]{1,250}");

  private StripeAccount() {}

  /// The sentence that says what is wrong with an id; empty when nothing is.
  public static Optional<String> fault(String account) {
    return SHAPE.matcher(account).matches()
        ? Optional.empty()
        : Optional.of(
            "A Stripe account looks like acct_1MZ8kLAbCdEf: acct_, then letters and" + " digits.");
  }
}
