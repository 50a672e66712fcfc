package io.saletrail.sandbox.stripe.objects;

import java.util.ArrayList;
import java.util.List;

/// A buyer's bank wants the money back.
///
/// @param status a plain string, because Stripe adds statuses over time and the stand-in may
///     invent one
public record Dispute(
    String id,
    String account,
    long created,
    String charge,
    String paymentIntent,
    long amount,
    String currency,
    String reason,
    String status,
    List<Movement> movements)
    implements StripeObject {

  /// Money that a dispute moved: negative when it was withdrawn.
  public record Movement(String transaction, long created, long amount) {}

  public boolean inquiry() {
    return status.startsWith("warning_");
  }

  public Dispute became(String next) {
    return new Dispute(
        id, account, created, charge, paymentIntent, amount, currency, reason, next, movements);
  }

  public Dispute moving(Movement movement) {
    var all = new ArrayList<>(movements);
    all.add(movement);
    return new Dispute(
        id,
        account,
        created,
        charge,
        paymentIntent,
        amount,
        currency,
        reason,
        status,
        List.copyOf(all));
  }
}
