package io.saletrail.settings.insight.reconciliation;

import io.saletrail.runtime.problem.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A sum of a balance. Which conversions and payments are part of it is defined in the view
/// `reconciliation_line` alone.
@Schema(name = "ReconciliationItem")
public enum BalanceItem {
  PAID,
  NOT_CREDITED,
  CREDITED,
  REVERSED,
  NOT_PAID,
  CONVERSIONS,
  DELIVERED,
  CONFIRMED,
  QUEUED,
  NEEDS_ATTENTION,
  REFUSED,
  HELD,
  ON_HOLD,
  DECLINED,
  APPROVED_AT_TRACKDESK;

  private static final String NAMES =
      Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));

  /// Parses the query parameter `item`.
  public static BalanceItem of(@Nullable String name) {
    return Arrays.stream(values())
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("item", "Must be one of " + NAMES + "."));
  }
}
