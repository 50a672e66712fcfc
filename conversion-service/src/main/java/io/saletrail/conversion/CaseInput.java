package io.saletrail.conversion;

import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCase;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A case with all that deciding it takes.
///
/// @param standing the decisions as they were published last, by subject
/// @param options the merchant's choices; empty for a merchant whose settings did not arrive yet
record CaseInput(
    CaseId id,
    PaymentCase payment,
    Map<String, Standing> standing,
    Optional<MerchantOptions> options) {

  /// A case of a merchant.
  record CaseId(String account, UUID id) {}

  /// A decision as it was published.
  record Standing(CaseId id, Decision decision, ConversionFact fact) {}
}
