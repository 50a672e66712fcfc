package io.saletrail.settings.payment;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.settings.conversion.ConversionResponse;
import io.saletrail.settings.explanation.Explanation;
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
public record PaymentResponse(
    String payment,
    Outcome outcome,
    Optional<NotCreditedReason> reason,
    Optional<Explanation> explanation,
    Optional<Money> amount,
    Instant decidedAt,
    List<ConversionResponse> conversions) {

  /// Whether a payment became a conversion.
  @Schema(name = "PaymentOutcome")
  public enum Outcome {
    CONVERSION,
    SET_ASIDE
  }

  static PaymentResponse of(PaymentView view, List<ConversionResponse> conversions) {
    var reason = Optional.ofNullable(view.reason);
    return new PaymentResponse(
        view.key.payment(),
        reason.isPresent() ? Outcome.SET_ASIDE : Outcome.CONVERSION,
        reason,
        reason.map(Explanation::of),
        view.amount(),
        view.decidedAt,
        conversions);
  }
}
