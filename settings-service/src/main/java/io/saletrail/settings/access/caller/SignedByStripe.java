package io.saletrail.settings.access.caller;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Accepts only calls that Stripe signed for the Stripe App. Sessions and the operator token do not
/// count, because any web page may call these routes.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SignedByStripe {
  /// The path prefix of every such route.
  String PATH = "/app/";
}
