package io.saletrail.settings.insight.shadow;

import static java.util.stream.Collectors.groupingBy;

import io.saletrail.settings.insight.timeline.Amounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Compares what shadow mode held back with an export of Trackdesk, by external id. Empty cells of
/// the export are not compared.
///
/// @param matching conversions that are equal in both
/// @param onlyInSaletrail conversions missing from Trackdesk
/// @param onlyInTrackdesk conversions that Saletrail would not have sent
/// @param different conversions in both that differ
@Schema(name = "ShadowComparison")
public record Comparison(
    int matching,
    List<ShadowLine> onlyInSaletrail,
    List<ExportLine> onlyInTrackdesk,
    List<Difference> different) {

  /// The compared fields.
  @Schema(name = "ShadowDifferenceField")
  public enum Field {
    STATUS,
    AMOUNT,
    CURRENCY
  }

  /// A conversion that differs.
  @Schema(name = "ShadowDifference")
  public record Difference(ShadowLine saletrail, ExportLine trackdesk, Set<Field> fields) {}

  /// Compares. Trackdesk holds one conversion per external id and type: of several lines with one
  /// id, an equal one counts.
  public static Comparison of(List<ShadowLine> saletrail, List<ExportLine> trackdesk) {
    var byId =
        trackdesk.stream()
            .collect(groupingBy(ExportLine::externalId, LinkedHashMap::new, Collectors.toList()));
    var matching = 0;
    var onlyInSaletrail = new ArrayList<ShadowLine>();
    var different = new ArrayList<Difference>();
    var known = new HashSet<String>();
    for (var line : saletrail) {
      known.add(line.externalId());
      var found = byId.getOrDefault(line.externalId(), List.of());
      if (found.isEmpty()) {
        onlyInSaletrail.add(line);
        continue;
      }
      var differences = found.stream().map(other -> difference(line, other)).toList();
      if (differences.stream().anyMatch(each -> each.fields().isEmpty())) {
        matching++;
      } else {
        different.add(differences.getFirst());
      }
    }
    var onlyInTrackdesk =
        trackdesk.stream().filter(line -> !known.contains(line.externalId())).toList();
    return new Comparison(matching, onlyInSaletrail, onlyInTrackdesk, different);
  }

  private static Difference difference(ShadowLine saletrail, ExportLine trackdesk) {
    var fields = new HashSet<Field>();
    if (differs(trackdesk.status().map(Comparison::status), saletrail.status())) {
      fields.add(Field.STATUS);
    }
    if (trackdesk.amount().isPresent() && !sameAmount(saletrail, trackdesk.amount().get())) {
      fields.add(Field.AMOUNT);
    }
    if (differs(
        trackdesk.currency().map(code -> code.toLowerCase(Locale.ROOT)),
        saletrail.amount().currency())) {
      fields.add(Field.CURRENCY);
    }
    return new Difference(saletrail, trackdesk, Set.copyOf(fields));
  }

  private static boolean differs(Optional<String> trackdesk, String saletrail) {
    return trackdesk.filter(value -> !value.equals(saletrail)).isPresent();
  }

  private static boolean sameAmount(ShadowLine saletrail, String trackdesk) {
    return Decimals.read(trackdesk)
        .map(amount -> amount.compareTo(Amounts.atTrackdesk(saletrail.amount())) == 0)
        .orElse(false);
  }

  /// Normalises `CONVERSION_STATUS_ON_HOLD`, `On hold` and `on-hold` to one constant.
  private static String status(String written) {
    return written
        .strip()
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z]+", "_")
        .replaceFirst("^CONVERSION_STATUS_", "");
  }
}
