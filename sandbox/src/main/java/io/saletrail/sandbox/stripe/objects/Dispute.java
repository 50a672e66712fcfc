package io.saletrail.sandbox.stripe.objects;

import java.util.ArrayList;
import java.util.List;

/// A dispute opened by a buyer's bank.
///
/// @param amount the disputed amount, which may differ from the charge's by exchange rates
/// @param settlement the currency of the merchant's balance, in which the funds move
/// @param caseType `chargeback`, `inquiry`, `compliance`, `block` or `resolution`
/// @param status a plain string, because Stripe adds statuses over time and the stand-in may use
///     unknown ones
public record Dispute(
    String id,
    String account,
    long created,
    String charge,
    String paymentIntent,
    long amount,
    String currency,
    String settlement,
    String reason,
    String caseType,
    String status,
    List<Movement> movements)
    implements StripeObject {

  /// Funds that a dispute moved, in the settlement currency: negative when withdrawn.
  public record Movement(String transaction, long created, long amount) {}

  public boolean inquiry() {
    return status.startsWith("warning_");
  }

  /// The amount withdrawn from the merchant's balance so far.
  public long lost() {
    return -movements.stream().mapToLong(Movement::amount).sum();
  }

  public Dispute withStatus(String next) {
    boolean escalated =
        inquiry() && !next.startsWith("warning_") && !next.equals("charge_refunded");
    return copy(escalated ? "chargeback" : caseType, next, movements);
  }

  public Dispute moving(Movement movement) {
    var all = new ArrayList<>(movements);
    all.add(movement);
    return copy(caseType, status, List.copyOf(all));
  }

  private Dispute copy(String nextCase, String nextStatus, List<Movement> nextMovements) {
    return new Dispute(
        id,
        account,
        created,
        charge,
        paymentIntent,
        amount,
        currency,
        settlement,
        reason,
        nextCase,
        nextStatus,
        nextMovements);
  }
}
