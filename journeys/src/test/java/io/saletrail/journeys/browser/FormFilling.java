package io.saletrail.journeys.browser;

import static java.util.Map.entry;

import io.saletrail.stack.tour.Tour;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// How somebody fills a form in wrongly, and how rightly.
///
/// @param wrong what is typed at first, by field
/// @param at the field that is wrong
/// @param says what is said beside it
/// @param right what is typed then
/// @param brings what is read when it has taken effect
record FormFilling(
    Map<String, String> wrong, String at, String says, Map<String, String> right, String brings) {

  private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();
  private static final String YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

  /// Every form of the console. One that is not here fails the test: say how people get it wrong.
  static Map<String, FormFilling> table(String shop, String charge) {
    return Map.ofEntries(
        entry(
            "POST /merchants",
            new FormFilling(
                Map.of("account", "acme"),
                "account",
                "Enter a Stripe account id, such as",
                Map.of("account", "acct_newcomer"),
                "Tenant ID missing")),
        entry(
            "POST /merchants/{account}/settings",
            new FormFilling(
                Map.of("trackdeskTenantId", "https://acme.trackdesk.com"),
                "trackdeskTenantId",
                "Enter only the name before .trackdesk.com: acme.",
                Map.of("trackdeskTenantId", Tour.TENANT),
                "Changes saved.")),
        entry(
            "POST /merchants/{account}/options",
            new FormFilling(
                inOrder("options.recurring", "Credit the first", "options.recurringLimit", "many"),
                "options.recurringLimit",
                "Must be a whole number from 1 to 120.",
                inOrder("options.includeTax", "No", "options.recurringLimit", "3"),
                "Changes saved.")),
        entry(
            "POST /merchants/{account}/snippets/check",
            new FormFilling(
                Map.of("address", "no page"),
                "address",
                "address",
                Map.of("address", shop),
                "Seen on")),
        entry(
            "POST /merchants/{account}/test/page",
            new FormFilling(
                Map.of("address", "no page"),
                "address",
                "That is no address of a web page",
                Map.of("address", shop),
                "Both found on")),
        entry(
            "GET /merchants/{account}/payments",
            new FormFilling(
                Map.of("id", "my order"),
                "id",
                "A Stripe id looks like",
                Map.of("id", charge),
                "became a conversion")),
        entry(
            "GET /merchants/{account}/conversions",
            new FormFilling(
                inOrder("from", TODAY, "to", YESTERDAY),
                "from",
                "The start date must not be after the end date.",
                inOrder("mode", "Test", "from", YESTERDAY, "to", TODAY),
                "Nothing like that")),
        entry(
            "GET /merchants/{account}/reconciliation",
            new FormFilling(
                inOrder("from", TODAY, "to", YESTERDAY),
                "from",
                "The start date must not be after the end date.",
                inOrder("from", YESTERDAY, "to", TODAY),
                "Paid at Stripe")),
        entry(
            "POST /merchants/{account}/redrives",
            new FormFilling(
                inOrder("since", TODAY, "until", YESTERDAY),
                "until",
                "Must be after since",
                Map.of("since", YESTERDAY),
                "asked for")),
        entry(
            "POST /merchants/{account}/backfill",
            new FormFilling(
                inOrder("from", TODAY, "to", YESTERDAY),
                "from",
                "The start date must not be after the end date.",
                inOrder("from", YESTERDAY, "to", TODAY),
                "Rehearsal")),
        entry(
            "POST /merchants/{account}/shadow/comparison",
            new FormFilling(
                Map.of("export", "nothing of the kind"),
                "export",
                "No column with external ids",
                Map.of("export", "externalId,status\nch_elsewhere,APPROVED\n"),
                "1 only there")));
  }

  /// Fields are filled in as they come.
  private static Map<String, String> inOrder(
      String first, String one, String second, String other) {
    var values = new LinkedHashMap<String, String>();
    values.put(first, one);
    values.put(second, other);
    return values;
  }

  private static Map<String, String> inOrder(
      String first, String one, String second, String other, String third, String last) {
    var values = inOrder(first, one, second, other);
    values.put(third, last);
    return values;
  }
}
