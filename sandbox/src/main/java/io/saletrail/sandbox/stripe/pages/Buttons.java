package io.saletrail.sandbox.stripe.pages;

import io.saletrail.sandbox.stripe.actions.Action;
import java.util.List;
import java.util.stream.Collectors;

/// The buttons of one account's dashboard.
record Buttons(String account) {

  String of(String id, List<Action> actions) {
    return actions.stream()
        .map(action -> form(id, action, ""))
        .collect(Collectors.joining("", "<div class=\"actions\">", "</div>"));
  }

  /// With a field for a partial amount, in minor units; empty means the whole amount.
  String withAmount(String id, Action action) {
    var field =
        "<input name=\"amount\" inputmode=\"numeric\" placeholder=\"all\" aria-label=\"part, in minor units\">";
    return "<div class=\"actions\">" + form(id, action, field) + "</div>";
  }

  String resend(String event) {
    return "<div class=\"actions\">"
        + Html.button("/stripe/dashboard/" + account + "/events/" + event + "/resend", "Resend")
        + "</div>";
  }

  private String form(String id, Action action, String field) {
    return """
    <form method="post" action="/stripe/dashboard/%s/actions/%s"><input type="hidden" name="id" value="%s">%s<button>%s</button></form>"""
        .formatted(Html.escape(account), action.wireName(), Html.escape(id), field, label(action));
  }

  private static String label(Action action) {
    var text = action.wireName().replace('_', ' ');
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
