package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A Stripe API version such as `2026-07-29.dahlia`; versions order by their date.
public record ApiVersion(@JsonValue String name) {

  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?");
  private static final int DATE_LENGTH = 10;

  /// What stripe-java 33.3 pins, and the default.
  public static final ApiVersion DAHLIA = new ApiVersion("2026-07-29.dahlia");

  /// Renamed what `ui_mode` may be.
  public static final ApiVersion UI_MODES = new ApiVersion("2026-03-25.dahlia");

  /// Took the payment off the invoice and the invoice off the payment.
  public static final ApiVersion BASIL = new ApiVersion("2025-03-31.basil");

  /// Took the list of charges off the payment intent and the list of refunds off the charge.
  public static final ApiVersion LATEST_CHARGE = new ApiVersion("2022-11-15");

  /// The last of the old world: handy where a test wants a shape before basil.
  public static final ApiVersion ACACIA = new ApiVersion("2024-09-30.acacia");

  /// Older than every change that the stand-in knows.
  public static final ApiVersion OLD = new ApiVersion("2020-08-27");

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
}
