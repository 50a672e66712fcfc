package io.saletrail.settings.access.caller;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope that a key needs for a route of the API; without any, no key opens it. A method's own
/// annotation wins over that of its class. A route without one takes [KeyScope#READ] if it only
/// reads, else no key.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsScope {
  KeyScope[] value();
}
