package io.saletrail.settings.access.stripe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Open to calls that Stripe signed for the Stripe App, and to nothing else: neither to a session
/// nor to the operator token, because any page of the web may call these addresses.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SignedByStripe {
  /// What the address of every such route begins with.
  String PATH = "/app/";
}
