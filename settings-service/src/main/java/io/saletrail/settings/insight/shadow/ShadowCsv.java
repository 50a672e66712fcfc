package io.saletrail.settings.insight.shadow;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.List;
import java.util.Locale;

/// Held conversions as CSV (RFC 4180) with a header line. Amounts use Trackdesk's notation, for
/// comparison with its export.
final class ShadowCsv {
  private static final CsvMapper CSV = new CsvMapper();

  private ShadowCsv() {}

  @JsonPropertyOrder({"externalId", "type", "status", "amount", "currency", "cid"})
  private record Line(
      String externalId, String type, String status, String amount, String currency, String cid) {
    static Line of(ShadowLine line) {
      return new Line(
          line.externalId(),
          line.type(),
          line.status(),
          Amounts.atTrackdesk(line.amount()).toPlainString(),
          line.amount().currency().toUpperCase(Locale.ROOT),
          line.cid() ? "yes" : "no");
    }
  }

  static String of(List<ShadowLine> lines) {
    try {
      return CSV.writer(CSV.schemaFor(Line.class).withHeader())
          .writeValueAsString(lines.stream().map(Line::of).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers that CSV cannot hold", e);
    }
  }
}
