package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An invoice: how subscriptions ask for money. Amounts decide, not names: a trial is paid with 0.
///
/// @param observation where and when it was seen
/// @param invoice `in_…`
/// @param status how far it came
/// @param billingReason why Stripe made it
/// @param paid `amount_paid`: what came through Stripe
/// @param paidOffStripeMinor what the merchant marked as paid elsewhere, smallest units
/// @param totalMinor what was asked for, smallest units
/// @param taxMinor tax within the total, smallest units
/// @param shippingMinor shipping within the total, its tax included, smallest units
/// @param subscription `sub_…`
/// @param paymentIntent `pi_…`; renderings before basil only
/// @param charge `ch_…`; renderings before basil only
/// @param optedOut the merchant wrote `trackdesk=false` into its metadata
/// @param customer `cus_…`
/// @param products `prod_…` of the lines that ask for money, as far as the event names them
/// @param createdAt when the invoice was made
/// @param paidAt when it was paid
/// @param dueMinor `amount_due`: what it asks for after credit, smallest units
/// @param shippingTaxMinor tax within `shippingMinor`, smallest units; absent means none
/// @param periodStart begin of the period that `period_end` ends; for a subscription the period
///   before the one that it asks money for (docs.stripe.com/api/invoices/object, `period_end`)
/// @param periodEnd end of that period
/// @param moreLines whether it has more lines than the event shows; absent means no
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
    /// A value that Stripe brought later.
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
    /// A value that Stripe brought later.
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
