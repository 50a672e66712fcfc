package io.saletrail.journeys.cases;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows as a page.
final class CasesPage {
  private static final String HEAD =
      """
      # What becomes of a payment

      Every way in which money moves at Stripe, and what Trackdesk holds in the end. Each row is a story that is played on a stand-in of
      Stripe in every API version in which it can happen. What reaches us goes through the real reader and the real rules: as it was sent,
      newest first, and twice. **This page is written by these tests**
      (`./mvnw -f journeys/pom.xml test -Dtest=CasesTest -Ddocs.write=true`); do not edit it.

      * **Case**: what happens. Nothing said means a sale of 49.00 euros through a payment link that carried a click; a case that begins
        with "…" goes on from the one before. The links lead to the pages of Stripe that show the shapes.
      * **Events**: what Stripe sends to an endpoint that is subscribed to the types of [connect.md](connect.md), in order, with ids,
        status and amounts in the smallest unit. ~~Struck out~~ webhooks get lost. Left out are `customer.*` and `customer.subscription.*`
        where they carry no opt-out and end nothing, and updates that change nothing shown here. A *look-up* reads what the events left out.
      * **Version**: the API versions of the account in which it happens so. Played are
        %s.
      * **Source**: by what way it reaches us. *webhook*: the events alone. *poll*: what the hourly polls and the daily pass read: the same
        event types, and the sessions and payment intents of the last 36 hours. *both*: all of it.
      * **Options**: the merchant's options where they are not the defaults.
      * **Result in Trackdesk**: the conversion's external id, its status, its amount, its type, to whom it is credited, and the reason that
        our topics and the console give. *nothing* names the reason instead.
      """;

  /// Each row in each of its versions, and what is read of it.
  private static final Map<List<Object>, Played> PLAYED = new HashMap<>();

  private static final Map<List<Object>, List<PaymentActivity>> READ = new HashMap<>();

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
              "Subscriptions",
              "Each invoice that is paid is a sale of its own: the first payment, then renewals.",
              SubscriptionCases.ROWS),
          new Section(
              "Refunds and disputes",
              "Refunds and lost disputes add up, and never to more than the sale.",
              ReversalCases.ROWS),
          new Section(
              "The merchant's options",
              "Options on partial refunds, pending payments and cancellation stand above.",
              PolicyCases.ROWS),
          new Section(
              "Who is credited",
              "First the click, then the promotion code, then the buyer's address; a reference of"
                  + " the merchant's own leaves the sale alone.",
              AttributionCases.ROWS),
          new Section(
              "Why not",
              "The reasons that the rows above do not show; the console says what to do about"
                  + " each.",
              WhyNotCases.ROWS));

  /// A row played in a version, once.
  static synchronized Played played(Case row, ApiVersion version) {
    return PLAYED.computeIfAbsent(
        List.of(row.title(), version), _ -> Shop.play(row.story(), version));
  }

  /// What is read of it, once.
  static synchronized List<PaymentActivity> facts(
      Case row, ApiVersion version, Source source, String policy) {
    return READ.computeIfAbsent(
        List.of(row.title(), version, source, policy.startsWith(ExpectedResult.TEST_MODE)),
        _ -> ExpectedResult.facts(played(row, version), source, policy));
  }

  static String written() {
    var versions = ApiVersion.SHAPES.stream().map(ApiVersion::name);
    var page = new StringBuilder(HEAD.formatted(versions.collect(Collectors.joining(", "))));
    for (var section : SECTIONS) {
      page.append("\n## ").append(section.title()).append("\n\n");
      page.append(section.intro()).append("\n\n");
      page.append("| Case | Events | Version | Source | Options | Result in Trackdesk |\n");
      page.append("|---|---|---|---|---|---|\n");
      section.rows().forEach(row -> append(page, row));
    }
    page.append("\n");
    links().forEach(link -> page.append(link).append("\n"));
    return page.toString();
  }

  private static Stream<String> links() {
    return SECTIONS.stream()
        .flatMap(section -> section.rows().stream())
        .flatMap(row -> row.pages().stream())
        .distinct()
        .sorted()
        .map(StripePage::definition);
  }

  private static void append(StringBuilder page, Case row) {
    var title = title(row);
    for (var shape : shapes(row).entrySet()) {
      var events = String.join("<br>", shape.getKey());
      for (var line : lines(row, shape.getValue())) {
        page.append("| ").append(title).append(" | ").append(events).append(" | ");
        page.append(line).append(" |\n");
        title = "";
        events = "";
      }
    }
  }

  private static String title(Case row) {
    var pages = row.pages().stream().map(StripePage::link);
    return "**" + row.title() + "**<br>" + pages.collect(Collectors.joining(", "));
  }

  /// The versions in which Stripe sends the same, by what it sends.
  private static Map<List<String>, List<ApiVersion>> shapes(Case row) {
    var shapes = new LinkedHashMap<List<String>, List<ApiVersion>>();
    for (var version : row.versions().each()) {
      shapes.computeIfAbsent(played(row, version).told(), _ -> new ArrayList<>()).add(version);
    }
    return shapes;
  }

  /// Versions, sources, options and result, each as a part of a line; options that lead to the
  /// same stand together.
  private static List<String> lines(Case row, List<ApiVersion> versions) {
    var lines = new LinkedHashMap<Line, List<String>>();
    for (var policy : row.policies()) {
      for (var line : ends(row, policy, versions)) {
        lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(policy);
      }
    }
    return lines.entrySet().stream().map(line -> line.getKey().with(line.getValue())).toList();
  }

  private record Line(List<ApiVersion> versions, Set<Source> sources, List<String> holds) {
    String with(List<String> policies) {
      return String.join(
          " | ",
          Versions.label(versions),
          Source.label(sources),
          policies.stream().map(CasesPage::options).collect(Collectors.joining("<br>")),
          String.join("<br>", holds));
    }
  }

  /// Where a policy leads to, by which sources in which versions.
  private static List<Line> ends(Case row, String policy, List<ApiVersion> versions) {
    var ends = new LinkedHashMap<End, List<ApiVersion>>();
    for (var version : versions) {
      for (var end : ends(row, policy, version)) {
        ends.computeIfAbsent(end, _ -> new ArrayList<>()).add(version);
      }
    }
    return ends.entrySet().stream()
        .map(end -> new Line(end.getValue(), end.getKey().sources(), end.getKey().holds()))
        .toList();
  }

  private record End(List<String> holds, Set<Source> sources) {}

  private static List<End> ends(Case row, String policy, ApiVersion version) {
    var sources = new LinkedHashMap<List<String>, Set<Source>>();
    for (var source : Source.values()) {
      sources.computeIfAbsent(row.end(policy, version, source), _ -> new TreeSet<>()).add(source);
    }
    return sources.entrySet().stream().map(end -> new End(end.getKey(), end.getValue())).toList();
  }

  private static String options(String policy) {
    return policy.isEmpty()
        ? "*defaults*"
        : "`" + policy.replaceAll(":(?=\\S)", ": ").replace(":'", "").replace("'", "") + "`";
  }
}
