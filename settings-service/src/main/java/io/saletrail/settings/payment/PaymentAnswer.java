package io.saletrail.settings.payment;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.settings.conversion.ConversionAnswer;
import io.saletrail.settings.story.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of a payment.
///
/// @param payment what names it within the account
/// @param outcome whether it became a conversion
/// @param reason why it did not
/// @param explanation the same in words, with the remedy
/// @param amount what is known to have moved
/// @param decidedAt when this was decided
/// @param conversions what it became
@Schema(name = "Payment")
public record PaymentAnswer(
    String payment,
    Outcome outcome,
    Optional<SetAsideReason> reason,
    Optional<Explanation> explanation,
    Optional<Money> amount,
    Instant decidedAt,
    List<ConversionAnswer> conversions) {

  /// Whether a payment became a conversion.
  @Schema(name = "PaymentOutcome")
  public enum Outcome {
    CONVERSION,
    SET_ASIDE
  }

  static PaymentAnswer of(PaymentView view, List<ConversionAnswer> conversions) {
    var reason = Optional.ofNullable(view.reason);
    return new PaymentAnswer(
        view.key.payment(),
        reason.isPresent() ? Outcome.SET_ASIDE : Outcome.CONVERSION,
        reason,
        reason.map(Explanation::of),
        view.amount(),
        view.decidedAt,
        conversions);
  }
}
