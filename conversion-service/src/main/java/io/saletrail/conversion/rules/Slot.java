package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// An invoice among the invoices of its subscription: the input for billing positions.
///
/// @param invoice `in_…`
/// @param createdAt when Stripe created it
/// @param initial whether it started the subscription
/// @param billable whether it asks for money, or did until it was paid
/// @param periodStart start of the period before the one that it bills
/// @param periodEnd end of that period
public record Slot(
    String invoice,
    Instant createdAt,
    boolean initial,
    boolean billable,
    Optional<Instant> periodStart,
    Optional<Instant> periodEnd) {

  /// The order of a subscription's invoices.
  public static final Comparator<Slot> ORDER =
      Comparator.comparing(Slot::createdAt).thenComparing(Slot::invoice);

  /// Free invoices that are considered between the start of a subscription and its first payment.
  public static final int MAX_FREE = 60;

  /// The slot of an invoice in its newest state.
  public static Slot of(InvoiceObserved invoice) {
    return new Slot(
        invoice.invoice(),
        invoice.createdAt(),
        invoice.billingReason() == InvoiceObserved.BillingReason.SUBSCRIPTION_CREATE,
        billable(invoice),
        invoice.periodStart(),
        invoice.periodEnd());
  }

  /// How many of the first billable slots a decision needs under these options.
  public static int needed(MerchantOptions options) {
    return options.recurring() == RecurringPolicy.FIRST_N ? options.recurringLimit() + 1 : 2;
  }

  private static boolean billable(InvoiceObserved invoice) {
    return switch (invoice.status()) {
      case DRAFT, VOID, DELETED -> false;
      case PAID -> invoice.paid().amountMinor() + invoice.paidOffStripeMinor() > 0;
      case OPEN, UNCOLLECTIBLE, OTHER -> invoice.dueMinor().orElse(invoice.totalMinor()) > 0;
    };
  }
}
