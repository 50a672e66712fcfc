package io.saletrail.sandbox.stripe.actions;

import java.util.Optional;

/// The terms of a dispute. Start from [#over], [#inquiry] or [#prevented].
///
/// Sources: docs.stripe.com/api/disputes/object and, for prevented disputes,
/// docs.stripe.com/changelog/basil/2025-08-27/add-preventions-to-dispute.
///
/// @param amount the disputed amount, in the charge's currency
/// @param withdrawn withdrawn from the merchant's balance immediately, in the balance's currency
/// @param settlement the currency of that balance; empty: the charge's
public record DisputeTerms(
    long amount,
    long withdrawn,
    Optional<String> settlement,
    String reason,
    String caseType,
    String status) {

  /// A chargeback: the amount is withdrawn until the dispute is won.
  public static DisputeTerms over(long amount) {
    return new DisputeTerms(
        amount, amount, Optional.empty(), "fraudulent", "chargeback", "needs_response");
  }

  /// An inquiry, which may precede a chargeback: no money moves.
  public static DisputeTerms inquiry(long amount) {
    return new DisputeTerms(
        amount, 0, Optional.empty(), "general", "inquiry", "warning_needs_response");
  }

  /// A prevented dispute never becomes a chargeback: a `block` moves no money, a `resolution`
  /// refunds the buyer immediately.
  public static DisputeTerms prevented(long amount, String caseType) {
    long withdrawn = caseType.equals("resolution") ? amount : 0;
    return new DisputeTerms(
        amount, withdrawn, Optional.empty(), "fraudulent", caseType, "prevented");
  }

  /// The merchant's balance has another currency, or the exchange rate has changed.
  public DisputeTerms settledIn(String currency, long lost) {
    return new DisputeTerms(amount, lost, Optional.of(currency), reason, caseType, status);
  }
}
