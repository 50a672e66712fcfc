package io.saletrail.conversion.cases;

import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCase;
import java.util.Map;
import java.util.Optional;

/// A case with the whole input of its decision.
///
/// @param current the published decisions, by subject
/// @param options the merchant's options; empty until the merchant's settings arrive
public record CaseInput(
    CaseId id,
    PaymentCase payment,
    Map<String, CurrentDecision> current,
    Optional<MerchantOptions> options) {

  /// A published decision.
  public record CurrentDecision(CaseId id, Decision decision, ConversionFact fact) {}
}
