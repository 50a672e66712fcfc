package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/// A Stripe API version such as `2026-07-29.dahlia`; versions order by their date.
///
/// A version keeps what a later breaking change took away and lacks what such a change brought.
/// What was only added stands in every version up to 2024-06-20; since acacia it stands in the
/// versions from that of its addition on (docs.stripe.com/changelog).
public record ApiVersion(@JsonValue String name) {

  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");
  private static final int DATE_LENGTH = 10;

  /// What stripe-java 33.3 pins, and the default.
  public static final ApiVersion DAHLIA = new ApiVersion("2026-07-29.dahlia");

  /// Brought `amount_paid_off_stripe` to the invoice, for those who ask by `expand[]`.
  ///
  /// Source: docs.stripe.com/changelog/dahlia/2026-05-27.
  public static final ApiVersion PAID_OFF_STRIPE = new ApiVersion("2026-05-27.dahlia");

  /// Renamed what `ui_mode` may be.
  public static final ApiVersion UI_MODES = new ApiVersion("2026-03-25.dahlia");

  /// Made coupons of promotion codes polymorphic, and brought accounts in the place of customers.
  public static final ApiVersion CLOVER = new ApiVersion("2025-09-30.clover");

  /// Took the payment off the invoice and the invoice off the payment, and ended the refund of
  /// what was authorised and not captured.
  ///
  /// Source: docs.stripe.com/changelog/basil.
  public static final ApiVersion BASIL = new ApiVersion("2025-03-31.basil");

  /// Brought `discounts` to the session.
  ///
  /// Source: docs.stripe.com/changelog/acacia/2025-01-27/checkout-sessions-discounts-field.
  public static final ApiVersion SESSION_DISCOUNTS = new ApiVersion("2025-01-27.acacia");

  /// The last of the old world: handy where a test wants a shape before basil.
  public static final ApiVersion ACACIA = new ApiVersion("2024-09-30.acacia");

  /// The last without a name.
  public static final ApiVersion OF_2024 = new ApiVersion("2024-06-20");

  /// Took the list of charges off the payment intent and the list of refunds off the charge.
  public static final ApiVersion LATEST_CHARGE = new ApiVersion("2022-11-15");

  /// Renamed the session's `shipping`.
  public static final ApiVersion OF_2022 = new ApiVersion("2022-08-01");

  /// Took `display_items` off the session.
  public static final ApiVersion OLD = new ApiVersion("2020-08-27");

  /// Older than every change that the stand-in knows.
  public static final ApiVersion OF_2019 = new ApiVersion("2019-12-03");

  /// One of each shape in which objects still arrive, oldest first.
  public static final List<ApiVersion> SHAPES =
      List.of(OF_2019, OLD, OF_2022, OF_2024, BASIL, PAID_OFF_STRIPE, DAHLIA);

  public ApiVersion {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not an API version: " + name);
    }
  }

  @JsonCreator
  public static ApiVersion of(String name) {
    return new ApiVersion(name);
  }

  public boolean before(ApiVersion other) {
    return name.substring(0, DATE_LENGTH).compareTo(other.name.substring(0, DATE_LENGTH)) < 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
