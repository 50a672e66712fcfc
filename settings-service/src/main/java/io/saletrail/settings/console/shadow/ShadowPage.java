package io.saletrail.settings.console.shadow;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.insight.shadow.Comparison;
import io.saletrail.settings.insight.shadow.ExportLine;
import io.saletrail.settings.insight.shadow.ShadowLine;
import io.saletrail.settings.insight.shadow.ShadowResponse;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.List;
import java.util.Locale;

/// Conversions held by shadow mode, and their comparison with an export.
///
/// @param typed the invalid export; empty otherwise
/// @param error its error; empty when valid
/// @param compared the comparison; empty without an export
public record ShadowPage(
    List<TotalLine> totals,
    List<Line> lines,
    String next,
    String csv,
    String typed,
    String error,
    Compared compared) {

  /// Conversions of one type, status and currency.
  public record TotalLine(String type, Badge status, String count, String amount) {}

  /// One conversion that would have been sent.
  public record Line(
      String href, String externalId, String type, Badge status, String amount, String cid) {}

  /// A comparison.
  ///
  /// @param summary empty without a comparison
  /// @param sets the sets that are not empty
  public record Compared(String summary, List<Batch> sets) {
    static final Compared NOTHING = new Compared("", List.of());
  }

  /// One of the three sets.
  ///
  /// @param tone its colour
  /// @param lines the first lines
  /// @param count size of the set
  public record Batch(String title, String hint, String tone, int count, List<Item> lines) {
    /// Whether the list is incomplete.
    public boolean cut() {
      return count > lines.size();
    }
  }

  /// One line of a set.
  ///
  /// @param saletrail its state in Saletrail; empty if absent
  /// @param trackdesk its state in the export; empty if absent
  public record Item(String externalId, String saletrail, String trackdesk) {}

  /// Lines of each set on the page.
  private static final int SHOWN = 100;

  static ShadowPage of(String account, ShadowResponse shadow) {
    return new ShadowPage(
        shadow.totals().stream().map(ShadowPage::total).toList(),
        shadow.conversions().items().stream().map(line -> line(account, line)).toList(),
        shadow.conversions().next().orElse(""),
        "/api/merchants/" + account + "/shadow/conversions.csv",
        "",
        "",
        Compared.NOTHING);
  }

  ShadowPage invalid(String export, String why) {
    return new ShadowPage(totals, lines, next, csv, export, why, Compared.NOTHING);
  }

  ShadowPage with(Comparison comparison, int skipped) {
    return new ShadowPage(totals, lines, next, csv, "", "", compared(comparison, skipped));
  }

  private static Compared compared(Comparison comparison, int skipped) {
    var sets =
        List.of(different(comparison), onlyInSaletrail(comparison), onlyInTrackdesk(comparison));
    return new Compared(
        summary(comparison, skipped), sets.stream().filter(set -> set.count() > 0).toList());
  }

  private static String summary(Comparison comparison, int skipped) {
    var found =
        "%d matching, %d different, %d only in Saletrail, %d only in Trackdesk."
            .formatted(
                comparison.matching(),
                comparison.different().size(),
                comparison.onlyInSaletrail().size(),
                comparison.onlyInTrackdesk().size());
    return skipped == 0 ? found : found + " Lines without an external ID: " + skipped + ".";
  }

  private static Batch different(Comparison comparison) {
    return new Batch(
        "Different",
        "Same external ID, but a different status, amount or currency.",
        Badge.BAD,
        comparison.different().size(),
        comparison.different().stream()
            .limit(SHOWN)
            .map(
                each ->
                    new Item(
                        each.saletrail().externalId(),
                        text(each.saletrail()),
                        text(each.trackdesk())))
            .toList());
  }

  private static Batch onlyInSaletrail(Comparison comparison) {
    return new Batch(
        "Only in Saletrail",
        "Saletrail would have sent these. The export does not contain them.",
        Badge.WAITING,
        comparison.onlyInSaletrail().size(),
        comparison.onlyInSaletrail().stream()
            .limit(SHOWN)
            .map(here -> new Item(here.externalId(), text(here), ""))
            .toList());
  }

  private static Batch onlyInTrackdesk(Comparison comparison) {
    return new Batch(
        "Only in Trackdesk",
        "The export contains these, but shadow mode did not hold them. They may be older than shadow mode, or listed under Not credited.",
        Badge.QUIET,
        comparison.onlyInTrackdesk().size(),
        comparison.onlyInTrackdesk().stream()
            .limit(SHOWN)
            .map(there -> new Item(there.externalId(), "", text(there)))
            .toList());
  }

  private static TotalLine total(ShadowResponse.Total total) {
    return new TotalLine(
        total.type(),
        status(total.status()),
        Long.toString(total.conversions()),
        Amounts.text(total.amount()));
  }

  private static Line line(String account, ShadowLine line) {
    return new Line(
        "/merchants/" + account + "/conversions/" + line.externalId(),
        line.externalId(),
        line.type(),
        status(line.status()),
        Amounts.text(line.amount()),
        line.cid() ? "yes" : "no");
  }

  private static String text(ShadowLine line) {
    return words(line.status()) + ", " + Amounts.text(line.amount());
  }

  private static String text(ExportLine line) {
    var amount =
        (line.amount().orElse("") + line.currency().map(currency -> " " + currency).orElse(""))
            .strip();
    var status = line.status().orElse("");
    return status.isEmpty() || amount.isEmpty() ? status + amount : status + ", " + amount;
  }

  private static Badge status(String status) {
    var tone =
        switch (status) {
          case "APPROVED" -> Badge.GOOD;
          case "PENDING", "ON_HOLD" -> Badge.WAITING;
          case "REJECTED" -> Badge.BAD;
          default -> Badge.QUIET;
        };
    return new Badge(tone, words(status));
  }

  private static String words(String status) {
    var words = status.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
