package io.saletrail.sandbox.stripe.objects;

import java.util.Locale;

/// An enum whose constants Stripe writes in lower case.
public interface WireEnum {

  String name();

  default String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
