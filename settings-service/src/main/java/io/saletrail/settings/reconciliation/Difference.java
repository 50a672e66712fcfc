package io.saletrail.settings.reconciliation;

import io.saletrail.contracts.Money;
import io.saletrail.settings.explanation.Explanation;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One thing about which Stripe and Trackdesk do not agree, or not yet.
///
/// @param payment what names the payment within the account
/// @param externalId the conversion, where there is one
/// @param amount what it is about
/// @param at when the money came; for a payment set aside, when that was decided
/// @param reason the name of the reason, out of a closed list
/// @param explanation the same in words, with the remedy
@Schema(name = "ReconciliationDifference")
public record Difference(
    Kind kind,
    String payment,
    Optional<String> externalId,
    Money amount,
    Instant at,
    String reason,
    Explanation explanation) {

  /// What kind of difference it is.
  @Schema(name = "ReconciliationDifferenceKind")
  public enum Kind {
    /// Money came and nobody is credited.
    NOT_CREDITED,
    /// It will agree by itself.
    ON_THE_WAY,
    /// Somebody has to change something.
    NEEDS_ACTION
  }
}
