package io.saletrail.journeys.browser;

import static java.util.Map.entry;

import io.saletrail.stack.tour.Tour;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// Invalid and valid input for a form.
///
/// @param wrong invalid values, by field
/// @param at the invalid field
/// @param says the error beside it
/// @param right valid values
/// @param brings the text of the page after success
record FormFilling(
    Map<String, String> wrong, String at, String says, Map<String, String> right, String brings) {

  private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();
  private static final String YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

  /// One entry per form of the console. A form without an entry fails the test.
  static Map<String, FormFilling> table(String shop, String charge) {
    return Map.ofEntries(
        entry(
            "POST /merchants",
            new FormFilling(
                Map.of("account", "acme"),
                "account",
                "Enter a Stripe account ID, such as",
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
                "Enter the URL of a web page",
                Map.of("address", shop),
                "Checked")),
        entry(
            "POST /merchants/{account}/test/page",
            new FormFilling(
                Map.of("address", "no page"),
                "address",
                "Enter the URL of a web page",
                Map.of("address", shop),
                "Both found on")),
        entry(
            "GET /merchants/{account}/payments",
            new FormFilling(
                Map.of("id", "my order"),
                "id",
                "Enter a Stripe ID such as",
                Map.of("id", charge),
                "Conversion created")),
        entry(
            "GET /merchants/{account}/conversions",
            new FormFilling(
                inOrder("from", TODAY, "to", YESTERDAY),
                "from",
                "The start date must not be after the end date.",
                inOrder("mode", "Test", "from", YESTERDAY, "to", TODAY),
                "No matches")),
        entry(
            "GET /merchants/{account}/reconciliation",
            new FormFilling(
                inOrder("from", TODAY, "to", YESTERDAY),
                "from",
                "The start date must not be after the end date.",
                inOrder("from", YESTERDAY, "to", TODAY),
                "Paid in Stripe")),
        entry(
            "POST /merchants/{account}/redrives",
            new FormFilling(
                inOrder("since", TODAY, "until", YESTERDAY),
                "until",
                "Must be after since.",
                Map.of("since", YESTERDAY),
                "requested")),
        entry(
            "POST /merchants/{account}/backfill",
            new FormFilling(
                inOrder("from", TODAY, "to", YESTERDAY),
                "from",
                "The start date must not be after the end date.",
                inOrder("from", YESTERDAY, "to", TODAY),
                "Preview")),
        entry(
            "POST /merchants/{account}/alerts/destinations",
            new FormFilling(
                inOrder("kind", "E-mail", "address", "not an address"),
                "address",
                "Enter an e-mail address, such as",
                inOrder("kind", "E-mail", "address", "team@example.com"),
                "Destination added.")),
        entry(
            "POST /merchants/{account}/alerts",
            new FormFilling(
                Map.of("minSales", "few"),
                "minSales",
                "Must be a whole number from 1 to",
                Map.of("minSales", "3"),
                "Changes saved.")),
        entry("POST /keys", key()),
        entry("POST /merchants/{account}/keys", key()),
        entry(
            "POST /merchants/{account}/privacy/erasures",
            new FormFilling(
                Map.of("customer", "Zelda"),
                "customer",
                "Enter a customer's ID of Stripe",
                Map.of("email", "zelda@example.com"),
                "Erase this buyer?")),
        entry(
            "POST /merchants/{account}/privacy/exports",
            new FormFilling(
                Map.of("exported", "Zelda"),
                "exported",
                "Enter an e-mail address.",
                Map.of("exported", "zelda@example.com"),
                "exportedAt")),
        entry(
            "POST /merchants/{account}/shadow/comparison",
            new FormFilling(
                Map.of("export", "nothing of the kind"),
                "export",
                "No column with external IDs",
                Map.of("export", "externalId,status\nch_elsewhere,APPROVED\n"),
                "1 only in Trackdesk")));
  }

  private static FormFilling key() {
    return new FormFilling(
        inOrder("name", "Nightly export", "expiresInDays", "many"),
        "expiresInDays",
        "Must be a whole number from 1 to 3650.",
        inOrder("name", "Nightly export", "expiresInDays", "30"),
        "Copy the key now.");
  }

  /// Fields are filled in this order.
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
