package io.saletrail.settings.insight.shadow;

import io.saletrail.contracts.Money;
import io.saletrail.settings.paging.Slice;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Conversions held by shadow mode.
///
/// @param totals by type, status and currency
/// @param conversions one page, in order of external id
@Schema(name = "Shadow")
public record ShadowResponse(List<Total> totals, Slice<ShadowLine> conversions) {
  /// Conversions of one type, status and currency.
  ///
  /// @param amount their sum
  @Schema(name = "ShadowTotal")
  public record Total(String type, String status, long conversions, Money amount) {}
}
