package io.saletrail.settings.access.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The rate limit of a route. Requests that change a merchant's data count against [By#CHANGES] by
/// default.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {
  By value();

  /// The limits, and the key of each.
  enum By {
    /// By client address.
    ANONYMOUS,
    /// By the signed merchant.
    APP_CALLS,
    /// For the merchant.
    CHECKS,
    /// For the merchant.
    ALERT_TESTS,
    /// For the merchant.
    EXPORTS,
    /// For the merchant.
    CHANGES
  }
}
