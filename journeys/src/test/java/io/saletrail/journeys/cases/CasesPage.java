package io.saletrail.journeys.cases;

import java.util.List;

/// The rows as a page.
final class CasesPage {
  private static final String HEAD =
      """
            # What becomes of a payment

            Every way in which money moves at Stripe, and what Trackdesk holds in the end. Each row is a test: the events go through the real
            reader and the real rules, in this order, backwards, and twice. **This page is written by these tests**
            (`./mvnw -f journeys/pom.xml test -Dtest=CasesTest -Ddocs.write=true`); do not edit it.

            * *Stripe tells*: the events that matter, with the fields that differ from the usual. What is not said is a sale of 49.00 euros
              through a payment link that carried a click.
            * *with*: the merchant's options where they are not the default.
            * *Trackdesk ends with*: the conversion's external id, its status, its amount, its type, to whom it is credited, and the reason
              that our topics and the console give. *nothing* names the reason instead.
            """;

  private CasesPage() {}

  /// A part of the page.
  ///
  /// @param intro what holds for all its rows
  record Section(String title, String intro, List<Case> rows) {}

  static final List<Section> SECTIONS =
      List.of(
          new Section(
              "Sales",
              "A sale is money that came, named by the charge that brought it.",
              SaleCases.ROWS),
          new Section(
              "Money that goes back",
              "Refunds and lost disputes add up, and never to more than the sale.",
              ReversalCases.ROWS),
          new Section(
              "The merchant's policies",
              "What to do with partial refunds and pending payments stands above.",
              PolicyCases.ROWS),
          new Section(
              "Who is credited",
              "First the click, then the promotion code, then the buyer's address;"
                  + " a reference of somebody else's leaves the sale alone.",
              AttributionCases.ROWS),
          new Section(
              "Why not",
              "The reasons that the rows above do not show; what to do about each"
                  + " stands in the console.",
              WhyNotCases.ROWS),
          new Section(
              "Old renderings and new ones",
              "An event keeps the API version it was made with; all of them arrive,"
                  + " side by side.",
              RenderingCases.ROWS));

  static String written() {
    var page = new StringBuilder(HEAD);
    for (var section : SECTIONS) {
      page.append("\n## ").append(section.title()).append("\n\n");
      page.append(section.intro()).append("\n\n");
      page.append("| | Stripe tells | with | Trackdesk ends with |\n");
      page.append("|---|---|---|---|\n");
      section.rows().forEach(row -> append(page, row));
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Case row) {
    var events = String.join("<br>", row.events().stream().map(CasesPage::event).toList());
    var title = "**" + row.title() + "**";
    for (var end : row.ends()) {
      page.append("| ").append(title);
      page.append(" | ").append(events);
      page.append(" | ").append(end.policy().isEmpty() ? "*defaults*" : code(end.policy()));
      page.append(" | ").append(String.join("<br>", end.holds())).append(" |\n");
      title = "";
      events = "";
    }
  }

  private static String event(StripeTells event) {
    var day = event.day() == 0 ? "" : "day " + event.day() + ": ";
    var fields = event.fields().isEmpty() ? "" : " " + code(event.fields());
    return day + "`" + event.type() + "`" + fields;
  }

  private static String code(String fields) {
    return "`" + fields.replace(":'", ": '").replace("'", "") + "`";
  }
}
