package io.saletrail.settings.shadow;

import static java.util.stream.Collectors.groupingBy;

import io.saletrail.settings.timeline.Amounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What shadow mode would have sent beside what Trackdesk holds, by external id. What a line of
/// the export does not say is not compared.
///
/// @param agreeing how many are in both and alike
/// @param onlyHere what Trackdesk does not hold
/// @param onlyThere what would not have been sent
/// @param different what is in both and not alike
@Schema(name = "ShadowComparison")
public record Comparison(
    int agreeing,
    List<ShadowLine> onlyHere,
    List<ExportLine> onlyThere,
    List<Difference> different) {

  /// What two lines may differ in.
  @Schema(name = "ShadowDifferenceField")
  public enum Field {
    STATUS,
    AMOUNT,
    CURRENCY
  }

  /// One conversion that is not the same here and there.
  @Schema(name = "ShadowDifference")
  public record Difference(ShadowLine here, ExportLine there, Set<Field> fields) {}

  /// Compares. Trackdesk holds one conversion per external id and type: of several lines with
  /// one id the one that agrees counts.
  public static Comparison of(List<ShadowLine> here, List<ExportLine> there) {
    var byId =
        there.stream()
            .collect(groupingBy(ExportLine::externalId, LinkedHashMap::new, Collectors.toList()));
    var agreeing = 0;
    var onlyHere = new ArrayList<ShadowLine>();
    var different = new ArrayList<Difference>();
    var known = new HashSet<String>();
    for (var line : here) {
      known.add(line.externalId());
      var found = byId.getOrDefault(line.externalId(), List.of());
      if (found.isEmpty()) {
        onlyHere.add(line);
        continue;
      }
      var differences = found.stream().map(other -> difference(line, other)).toList();
      if (differences.stream().anyMatch(each -> each.fields().isEmpty())) {
        agreeing++;
      } else {
        different.add(differences.getFirst());
      }
    }
    var onlyThere = there.stream().filter(line -> !known.contains(line.externalId())).toList();
    return new Comparison(agreeing, onlyHere, onlyThere, different);
  }

  private static Difference difference(ShadowLine here, ExportLine there) {
    var fields = new HashSet<Field>();
    if (differs(there.status().map(Comparison::status), here.status())) {
      fields.add(Field.STATUS);
    }
    if (there.amount().isPresent() && !sameAmount(here, there.amount().get())) {
      fields.add(Field.AMOUNT);
    }
    if (differs(
        there.currency().map(code -> code.toLowerCase(Locale.ROOT)), here.amount().currency())) {
      fields.add(Field.CURRENCY);
    }
    return new Difference(here, there, Set.copyOf(fields));
  }

  private static boolean differs(Optional<String> there, String here) {
    return there.filter(said -> !said.equals(here)).isPresent();
  }

  private static boolean sameAmount(ShadowLine here, String there) {
    return Decimals.read(there)
        .map(amount -> amount.compareTo(Amounts.atTrackdesk(here.amount())) == 0)
        .orElse(false);
  }

  /// `CONVERSION_STATUS_ON_HOLD`, `On hold` and `on-hold` are one.
  private static String status(String written) {
    return written
        .strip()
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z]+", "_")
        .replaceFirst("^CONVERSION_STATUS_", "");
  }
}
