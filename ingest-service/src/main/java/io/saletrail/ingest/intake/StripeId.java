package io.saletrail.ingest.intake;

import java.util.regex.Pattern;

/// Syntax of Stripe's ids. They become keys, columns and log values, so nothing else is accepted
/// as one.
public final class StripeId {
  /// Letters, digits and `_`; test clocks and some preview ids also have `-`. Source:
  /// docs.stripe.com/upgrades, at most 255 characters.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  /// The same pattern as of every service and table that holds an account.
  private static final Pattern ACCOUNT = Pattern.compile("acct_[A-Za-z0-9_]{1,250}");

  /// An event type or API version: `checkout.session.completed`, `2025-03-31.basil`.
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private StripeId() {}

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// Whether the text is valid as an event type or API version.
  public static boolean isName(String text) {
    return WORD.matcher(text).matches();
  }

  public static boolean isAccount(String text) {
    return ACCOUNT.matcher(text).matches();
  }

  public static boolean isEvent(String text) {
    return text.startsWith("evt_") && isId(text);
  }
}
