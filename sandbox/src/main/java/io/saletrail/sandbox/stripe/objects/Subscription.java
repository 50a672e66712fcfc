package io.saletrail.sandbox.stripe.objects;

import io.saletrail.sandbox.stripe.objects.Offer.Promotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A subscription to one price.
///
/// @param link the payment link of its price; an upgrade may change it
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

  public enum Status implements WireEnum {
    INCOMPLETE,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    CANCELED
  }

  /// When and why it ended, or will end.
  ///
  /// @param reason `cancellation_requested`, `payment_failed` or `payment_disputed`
  public record Cancellation(long at, String reason) {}

  /// Billed by the next invoice in addition to the price.
  ///
  /// @param link the payment link of the product
  public record PendingItem(String description, long amount, String link) {}

  /// The changing part.
  ///
  /// @param unitAmount the current price, which an upgrade changes
  /// @param discount the promotion for future invoices
  public record State(
      Status status,
      long unitAmount,
      long periodStart,
      long periodEnd,
      Optional<String> latestInvoice,
      boolean cancelAtPeriodEnd,
      Optional<Cancellation> cancellation,
      Optional<Promotion> discount,
      List<PendingItem> pending) {

    public State {
      pending = List.copyOf(pending);
    }

    public static State created(
        Status status, long amount, long start, long end, Optional<Promotion> discount) {
      return new State(
          status,
          amount,
          start,
          end,
          Optional.empty(),
          false,
          Optional.empty(),
          discount,
          List.of());
    }

    /// The invoice of the new period has billed pending items and used up a one-time discount.
    public State renewed(long start, long end) {
      return new State(
          Status.ACTIVE,
          unitAmount,
          start,
          end,
          latestInvoice,
          cancelAtPeriodEnd,
          cancellation,
          discount.filter(Promotion::lasting),
          List.of());
    }

    public State withStatus(Status to, String invoice) {
      return new State(
          to,
          unitAmount,
          periodStart,
          periodEnd,
          Optional.of(invoice),
          cancelAtPeriodEnd,
          cancellation,
          discount,
          pending);
    }

    public State priced(long amount) {
      return new State(
          status,
          amount,
          periodStart,
          periodEnd,
          latestInvoice,
          cancelAtPeriodEnd,
          cancellation,
          discount,
          pending);
    }

    public State owing(PendingItem item) {
      var all = new ArrayList<>(pending);
      all.add(item);
      return new State(
          status,
          unitAmount,
          periodStart,
          periodEnd,
          latestInvoice,
          cancelAtPeriodEnd,
          cancellation,
          discount,
          all);
    }

    public State ending(long now) {
      return ended(status, true, new Cancellation(now, "cancellation_requested"));
    }

    /// Stripe keeps the time of the first cancellation request.
    public State canceled(long now, String reason) {
      long at = cancellation.map(Cancellation::at).orElse(now);
      return ended(Status.CANCELED, cancelAtPeriodEnd, new Cancellation(at, reason));
    }

    private State ended(Status to, boolean atPeriodEnd, Cancellation how) {
      return new State(
          to,
          unitAmount,
          periodStart,
          periodEnd,
          latestInvoice,
          atPeriodEnd,
          Optional.of(how),
          discount,
          pending);
    }
  }

  public Subscription withMetadata(Map<String, String> next) {
    return new Subscription(
        id, account, created, payer, link, item, trialEnd, Map.copyOf(next), state);
  }

  public Subscription with(State next) {
    return new Subscription(id, account, created, payer, link, item, trialEnd, metadata, next);
  }

  public Subscription to(String newLink) {
    return new Subscription(id, account, created, payer, newLink, item, trialEnd, metadata, state);
  }
}
