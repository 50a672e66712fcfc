package io.saletrail.settings.insight.payment;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.conversion.ConversionResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A payment and its outcome.
///
/// @param payment its id within the account
/// @param outcome whether it is credited
/// @param reason why it is not credited
/// @param amount the amount, as far as known
/// @param conversions its conversions
@Schema(name = "Payment")
public record PaymentResponse(
    String payment,
    Outcome outcome,
    Optional<NotCreditedReason> reason,
    Optional<Explanation> explanation,
    Optional<Money> amount,
    Instant decidedAt,
    List<ConversionResponse> conversions) {

  /// Whether a payment is credited.
  @Schema(name = "PaymentOutcome")
  public enum Outcome {
    CONVERSION,
    NOT_CREDITED
  }

  static PaymentResponse of(PaymentRow view, List<ConversionResponse> conversions) {
    var reason = Optional.ofNullable(view.reason);
    return new PaymentResponse(
        view.key.payment(),
        reason.isPresent() ? Outcome.NOT_CREDITED : Outcome.CONVERSION,
        reason,
        reason.map(Explanation::of),
        view.amount(),
        view.decidedAt,
        conversions);
  }
}
