package io.saletrail.settings.insight.payment;

import java.util.Locale;
import java.util.regex.Pattern;

/// An id that identifies a payment: a Stripe id or a click id.
public final class SearchId {
  private static final Pattern STRIPE = Pattern.compile("[a-z]{2,12}_[A-Za-z0-9_-]{1,250}");

  /// A Trackdesk click id (CID).
  private static final Pattern CLICK =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// Ids shared by many payments. They are not indexed.
  private static final Pattern OF_MANY = Pattern.compile("(?:cus|plink|price|prod|promo)_.*");

  private SearchId() {}

  /// The result of parsing the input.
  public sealed interface Parsed {
    record Valid(String id) implements Parsed {}

    record Invalid(String detail) implements Parsed {}
  }

  public static Parsed read(String typed) {
    var id = typed.strip();
    if (OF_MANY.matcher(id).matches()) {
      return new Parsed.Invalid(
          "Search by customer, payment link, product or code is not possible. Open the payment in Stripe and copy its ID: pi_… or ch_….");
    }
    if (STRIPE.matcher(id).matches()) {
      return new Parsed.Valid(id);
    }
    var click = id.toLowerCase(Locale.ROOT);
    return CLICK.matcher(click).matches()
        ? new Parsed.Valid(click)
        : new Parsed.Invalid(
            "Enter a Stripe ID such as cs_…, pi_…, ch_…, in_…, sub_…, re_…, du_… or evt_…,"
                + " or a click ID (CID, a UUID).");
  }
}
