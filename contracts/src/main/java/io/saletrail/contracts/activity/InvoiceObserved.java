package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An invoice, by which subscriptions charge. Rules look at amounts, not at names: a trial's
/// invoice is paid with 0.
///
/// @param observation where and when it was observed
/// @param invoice `in_…`
/// @param status Stripe's `status`
/// @param billingReason why Stripe created it
/// @param paid `amount_paid`: paid through Stripe
/// @param paidOffStripeMinor amount marked as paid outside Stripe, smallest units
/// @param totalMinor invoice total, smallest units
/// @param taxMinor tax within the total, smallest units
/// @param shippingMinor shipping within the total, its tax included, smallest units
/// @param subscription `sub_…`
/// @param paymentIntent `pi_…`; only in API versions before basil
/// @param charge `ch_…`; only in API versions before basil
/// @param optedOut whether its metadata holds `trackdesk=false`
/// @param customer `cus_…`
/// @param products `prod_…` of the lines with an amount, as far as the event lists them
/// @param createdAt when the invoice was made
/// @param paidAt when it was paid
/// @param dueMinor `amount_due`: total less credit, smallest units
/// @param shippingTaxMinor tax within `shippingMinor`, smallest units; absent means none
/// @param periodStart start of the period that ends at `period_end`; for a subscription this is the
///   period before the one that is charged (docs.stripe.com/api/invoices/object, `period_end`)
/// @param periodEnd end of that period
/// @param moreLines whether it has more lines than the event lists; absent means no
public record InvoiceObserved(
    Observation observation,
    String invoice,
    Status status,
    BillingReason billingReason,
    Money paid,
    long paidOffStripeMinor,
    long totalMinor,
    long taxMinor,
    long shippingMinor,
    Optional<String> subscription,
    Optional<String> paymentIntent,
    Optional<String> charge,
    boolean optedOut,
    Optional<String> customer,
    List<String> products,
    Instant createdAt,
    Optional<Instant> paidAt,
    Optional<Long> dueMinor,
    Optional<Long> shippingTaxMinor,
    Optional<Instant> periodStart,
    Optional<Instant> periodEnd,
    Optional<Boolean> moreLines)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/invoices/object, `status`.
  public enum Status {
    DRAFT,
    OPEN,
    PAID,
    VOID,
    UNCOLLECTIBLE,
    /// A draft that the merchant deleted: `invoice.deleted`.
    DELETED,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `billing_reason`.
  public enum BillingReason {
    SUBSCRIPTION_CREATE,
    SUBSCRIPTION_CYCLE,
    SUBSCRIPTION_UPDATE,
    SUBSCRIPTION_THRESHOLD,
    MANUAL,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return invoice;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(Stream.of(invoice), paymentIntent.stream(), charge.stream())
        .flatMap(ids -> ids);
  }

  @Override
  public Stream<String> parents() {
    return Stream.concat(subscription.stream(), customer.stream());
  }
}
