package io.saletrail.ingest.intake;

import java.util.regex.Pattern;

/// What passes for an id of Stripe's. Ids become keys, columns and log fields, so nothing else may
/// pass for one.
public final class StripeId {
  /// Stripe's ids hold letters, digits and `_`, test clocks and some preview ids also `-`.
  /// Source: docs.stripe.com/upgrades, ids are at most 255 characters.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  /// An event type, or an API version: `checkout.session.completed`, `2025-03-31.basil`.
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private StripeId() {}

  /// Whether the text can be an id.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// Whether the text can be a name that Stripe gives: of an event type or an API version.
  public static boolean isName(String text) {
    return WORD.matcher(text).matches();
  }

  /// Whether the text can be an account.
  public static boolean isAccount(String text) {
    return text.startsWith("acct_") && isId(text);
  }

  /// Whether the text can be an event.
  public static boolean isEvent(String text) {
    return text.startsWith("evt_") && isId(text);
  }
}
