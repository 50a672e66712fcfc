package io.saletrail.conversion;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A case with all that deciding it takes.
///
/// @param standing the decisions that stand, by subject
/// @param withoutSession the objects in it of which Stripe says that no session belongs to them
/// @param options the merchant's choices; empty for a merchant we have not heard of
record CaseFacts(
    CaseId id,
    List<PaymentActivity> facts,
    Map<String, Standing> standing,
    Set<String> withoutSession,
    Optional<MerchantOptions> options) {

  /// A case of a merchant.
  record CaseId(String account, UUID id) {}

  /// A decision as it was said.
  record Standing(CaseId id, Decision decision, ConversionFact fact) {}
}
