package io.saletrail.settings.insight.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.util.List;

/// Differences as CSV (RFC 4180) with a header line.
final class DifferenceLines {
  private static final CsvMapper CSV = new CsvMapper();

  private DifferenceLines() {}

  @JsonPropertyOrder({
    "kind",
    "payment",
    "conversion",
    "amount_minor",
    "currency",
    "at",
    "reason",
    "explanation",
    "remedy"
  })
  private record Line(
      String kind,
      String payment,
      String conversion,
      @JsonProperty("amount_minor") long amountMinor,
      String currency,
      String at,
      String reason,
      String explanation,
      String remedy) {
    static Line of(Difference difference) {
      return new Line(
          difference.kind().name(),
          difference.payment(),
          difference.externalId().orElse(""),
          difference.amount().amountMinor(),
          difference.amount().currency(),
          difference.at().toString(),
          difference.reason(),
          difference.explanation().detail(),
          difference.explanation().remedy().orElse(""));
    }
  }

  static String of(List<Difference> differences) {
    try {
      return CSV.writer(CSV.schemaFor(Line.class).withHeader())
          .writeValueAsString(differences.stream().map(Line::of).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers that CSV cannot hold", e);
    }
  }
}
