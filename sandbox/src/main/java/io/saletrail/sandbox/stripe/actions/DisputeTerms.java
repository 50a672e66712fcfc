package io.saletrail.sandbox.stripe.actions;

import java.util.Optional;

/// What a dispute is about. Start from [#over], [#inquiry] or [#prevented].
///
/// Sources: docs.stripe.com/api/disputes/object and, for what is prevented,
/// docs.stripe.com/changelog/basil/2025-08-27/add-preventions-to-dispute.
///
/// @param amount what is disputed, in the charge's currency
/// @param withdrawn what the merchant's balance loses at once, in its own currency
/// @param settlement the currency of that balance; that of the charge where it is empty
public record DisputeTerms(
    long amount,
    long withdrawn,
    Optional<String> settlement,
    String reason,
    String caseType,
    String status) {

  /// A chargeback: the money is gone until it is won.
  public static DisputeTerms over(long amount) {
    return new DisputeTerms(
        amount, amount, Optional.empty(), "fraudulent", "chargeback", "needs_response");
  }

  /// Before a chargeback a bank may only ask: no money moves.
  public static DisputeTerms inquiry(long amount) {
    return new DisputeTerms(
        amount, 0, Optional.empty(), "general", "inquiry", "warning_needs_response");
  }

  /// The dispute never becomes a formal one: a `block` moves no money, a `resolution` gives it
  /// back to the buyer at once.
  public static DisputeTerms prevented(long amount, String caseType) {
    long withdrawn = caseType.equals("resolution") ? amount : 0;
    return new DisputeTerms(
        amount, withdrawn, Optional.empty(), "fraudulent", caseType, "prevented");
  }

  /// The merchant's balance has another currency, or the exchange rate has moved.
  public DisputeTerms settledIn(String currency, long lost) {
    return new DisputeTerms(amount, lost, Optional.of(currency), reason, caseType, status);
  }
}
