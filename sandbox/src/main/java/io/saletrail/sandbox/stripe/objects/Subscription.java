package io.saletrail.sandbox.stripe.objects;

import java.util.Map;
import java.util.Optional;

/// A subscription to one price.
///
/// @param link the payment link that sold it: where its price comes from
/// @param item the id of its only subscription item
public record Subscription(
    String id,
    String account,
    long created,
    Payer payer,
    String link,
    String item,
    Optional<Long> trialEnd,
    Map<String, String> metadata,
    State state)
    implements StripeObject {

  public enum Status implements Word {
    INCOMPLETE,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    CANCELED
  }

  /// Where it stands.
  ///
  /// @param unitAmount the price now, which an upgrade changes
  public record State(
      Status status,
      long unitAmount,
      long periodStart,
      long periodEnd,
      Optional<String> latestInvoice,
      boolean cancelAtPeriodEnd,
      Optional<Long> canceledAt) {

    public State renewed(long start, long end, String invoice) {
      return new State(
          Status.ACTIVE,
          unitAmount,
          start,
          end,
          Optional.of(invoice),
          cancelAtPeriodEnd,
          canceledAt);
    }

    public State became(Status to, String invoice) {
      return new State(
          to,
          unitAmount,
          periodStart,
          periodEnd,
          Optional.of(invoice),
          cancelAtPeriodEnd,
          canceledAt);
    }

    public State priced(long amount, String invoice) {
      return new State(
          status,
          amount,
          periodStart,
          periodEnd,
          Optional.of(invoice),
          cancelAtPeriodEnd,
          canceledAt);
    }

    public State ending(long now) {
      return new State(
          status, unitAmount, periodStart, periodEnd, latestInvoice, true, Optional.of(now));
    }

    public State canceled(long now) {
      return new State(
          Status.CANCELED,
          unitAmount,
          periodStart,
          periodEnd,
          latestInvoice,
          cancelAtPeriodEnd,
          Optional.of(canceledAt.orElse(now)));
    }
  }

  public Subscription withMetadata(Map<String, String> next) {
    return new Subscription(
        id, account, created, payer, link, item, trialEnd, Map.copyOf(next), state);
  }

  public Subscription with(State next) {
    return new Subscription(id, account, created, payer, link, item, trialEnd, metadata, next);
  }
}
