package io.saletrail.settings.insight.reconciliation;

import io.saletrail.contracts.Money;
import io.saletrail.settings.explanation.Explanation;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A difference between Stripe and Trackdesk.
///
/// @param payment the payment's id within the account
/// @param externalId the conversion, if any
/// @param at when it was paid; while it is not, when that was decided
/// @param reason a constant of a closed list
@Schema(name = "ReconciliationDifference")
public record Difference(
    Kind kind,
    String payment,
    Optional<String> externalId,
    Money amount,
    Instant at,
    String reason,
    Explanation explanation) {

  /// The kind of a difference.
  @Schema(name = "ReconciliationDifferenceKind")
  public enum Kind {
    /// Paid and not credited.
    NOT_CREDITED,
    /// Resolves automatically.
    QUEUED,
    /// The merchant must act.
    NEEDS_ATTENTION
  }
}
