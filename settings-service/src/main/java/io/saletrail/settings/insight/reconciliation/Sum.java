package io.saletrail.settings.insight.reconciliation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A count and a total.
///
/// @param amountMinor in the currency's minor unit
@Schema(name = "ReconciliationSum")
public record Sum(long count, long amountMinor) {
  static final Sum NONE = new Sum(0, 0);
}
