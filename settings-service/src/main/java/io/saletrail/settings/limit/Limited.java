package io.saletrail.settings.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How often a route may be called. What changes something of a merchant's and says nothing is
/// limited by [By#CHANGES].
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {
  By value();

  /// The limits that routes name, and for whom each of them counts.
  enum By {
    /// For the address that calls.
    KNOCKS,
    /// For the merchant that Stripe signed.
    APP_CALLS,
    /// For the merchant.
    CHECKS,
    /// For the merchant.
    CHANGES
  }
}
