package io.saletrail.settings.payment;

import java.util.Locale;
import java.util.regex.Pattern;

/// An id that a payment can be found by: any of Stripe's, or the click's.
public final class SearchId {
  private static final Pattern STRIPE = Pattern.compile("[a-z]{2,12}_[A-Za-z0-9_-]{1,250}");

  /// A Trackdesk click id (CID).
  private static final Pattern CLICK =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// What stands for many payments, and is not kept with any: nobody would look for it here.
  private static final Pattern OF_MANY = Pattern.compile("(?:cus|plink|price|prod|promo)_.*");

  private SearchId() {}

  /// What somebody typed turned out to be.
  public sealed interface Reading {
    record One(String id) implements Reading {}

    record NotOne(String detail) implements Reading {}
  }

  public static Reading read(String typed) {
    var id = typed.strip();
    if (OF_MANY.matcher(id).matches()) {
      return new Reading.NotOne(
          "Payments are not kept by customer, payment link, product or code. Open the"
              + " payment in Stripe and copy its own id: pi_… or ch_….");
    }
    if (STRIPE.matcher(id).matches()) {
      return new Reading.One(id);
    }
    var click = id.toLowerCase(Locale.ROOT);
    return CLICK.matcher(click).matches()
        ? new Reading.One(click)
        : new Reading.NotOne(
            "A Stripe id looks like cs_…, pi_…, ch_…, in_…, sub_…, re_…, du_… or"
                + " evt_…; a click id (CID) is a UUID.");
  }
}
