package io.saletrail.settings.console;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Caller;

/// Who looks at a page, taken from the request before anything asynchronous begins.
///
/// @param csrf what the forms of the page carry
/// @param operator whether they run the house
/// @param actor who does what they ask for
public record Viewer(String csrf, boolean operator, Actor actor) {
  public static Viewer of(CurrentCaller current) {
    return new Viewer(current.csrf(), current.caller() instanceof Caller.Operator, current.actor());
  }
}
