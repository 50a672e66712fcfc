package io.saletrail.sandbox.stripe.objects;

import java.util.Locale;

/// An enum constant that Stripe writes in lower case.
public interface WireEnum {

  String name();

  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
