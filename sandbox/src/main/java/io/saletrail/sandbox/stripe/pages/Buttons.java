package io.saletrail.sandbox.stripe.pages;

import io.saletrail.sandbox.stripe.actions.Action;
import java.util.List;
import java.util.stream.Collectors;

/// The buttons of one account's dashboard.
record Buttons(String account) {

  String of(String id, List<Action> acts) {
    return acts.stream()
        .map(act -> form(id, act, ""))
        .collect(Collectors.joining("", "<div class=\"acts\">", "</div>"));
  }

  /// With a field for a part of the amount, in minor units; left empty it means all.
  String withAmount(String id, Action act) {
    var field =
        "<input name=\"amount\" inputmode=\"numeric\" placeholder=\"all\" aria-label=\"part, in minor units\">";
    return "<div class=\"acts\">" + form(id, act, field) + "</div>";
  }

  String resend(String event) {
    return "<div class=\"acts\">"
        + Html.button("/stripe/dashboard/" + account + "/events/" + event + "/resend", "Resend")
        + "</div>";
  }

  private String form(String id, Action act, String field) {
    return """
    <form method="post" action="/stripe/dashboard/%s/acts/%s"><input type="hidden" name="id" value="%s">%s<button>%s</button></form>"""
        .formatted(Html.escape(account), act.word(), Html.escape(id), field, label(act));
  }

  private static String label(Action act) {
    var words = act.word().replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
