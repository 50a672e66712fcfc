package io.saletrail.settings.console;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Caller;

/// The caller of a page, read from the request before asynchronous work starts.
///
/// @param csrf CSRF token of the forms
/// @param operator whether the caller is an operator
/// @param actor the actor for the audit trail
public record Viewer(String csrf, boolean operator, Actor actor) {
  public static Viewer of(CurrentCaller current) {
    return new Viewer(current.csrf(), current.caller() instanceof Caller.Operator, current.actor());
  }
}
