package io.saletrail.settings.insight.shadow;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.Locale;

/// A held conversion in the CSV. Its amount has Trackdesk's notation, for comparison with its
/// export.
@JsonPropertyOrder({"externalId", "type", "status", "amount", "currency", "cid"})
record ShadowCsvLine(
    String externalId, String type, String status, String amount, String currency, String cid) {
  static ShadowCsvLine of(ShadowLine line) {
    return new ShadowCsvLine(
        line.externalId(),
        line.type(),
        line.status(),
        Amounts.atTrackdesk(line.amount()).toPlainString(),
        line.amount().currency().toUpperCase(Locale.ROOT),
        line.cid() ? "yes" : "no");
  }
}
