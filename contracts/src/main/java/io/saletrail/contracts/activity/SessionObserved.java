package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A Checkout Session: what a payment link opens, and the only Stripe object that carries the
/// click.
///
/// The buyer can edit `client_reference_id`, so it crosses only as what it is worth: a click id
/// when it is a UUID, else the bare word that somebody used it for something of their own.
///
/// @param observation where and when it was seen
/// @param session `cs_…`
/// @param status how far the buyer came
/// @param paymentStatus whether money came through this session
/// @param mode what the session was opened for
/// @param reference what `client_reference_id` holds
/// @param cid the Trackdesk click id, when the reference is one
/// @param total what the buyer was asked to pay: `amount_total`
/// @param taxMinor tax within the total, smallest units
/// @param shippingMinor shipping within the total, its tax included, smallest units
/// @param discountMinor what discounts took off the total, smallest units; a promotion code may
///   have brought them
/// @param paymentIntent `pi_…`, in mode PAYMENT
/// @param subscription `sub_…`, in mode SUBSCRIPTION
/// @param invoice `in_…`, where the session made one
/// @param paymentLink `plink_…`, when a payment link opened it
/// @param optedOut the merchant wrote `trackdesk=false` into its metadata
/// @param customer `cus_…`
/// @param sealedEmail the buyer's e-mail address, sealed for the publisher alone: equal addresses
///   of one merchant are equal here, and nobody without the key can tell what they are
/// @param promotionCodes what the buyer typed to get a discount (`SAVE10`); Stripe's events hold
///   only ids, so this is empty until the session was looked up
/// @param products `prod_…` of what was bought; empty until the session was looked up
/// @param openedAt when the link was opened, up to a day before the payment
/// @param shippingTaxMinor tax within `shippingMinor`, smallest units; absent means none
/// @param discountedByCode whether its discounts name a promotion code, read or not; absent where
///   the rendering lists no discounts
/// @param recoveredFrom `cs_…` of the expired session of which this one is a copy
public record SessionObserved(
    Observation observation,
    String session,
    Status status,
    PaymentStatus paymentStatus,
    Mode mode,
    Reference reference,
    Optional<UUID> cid,
    Optional<Money> total,
    long taxMinor,
    long shippingMinor,
    long discountMinor,
    Optional<String> paymentIntent,
    Optional<String> subscription,
    Optional<String> invoice,
    Optional<String> paymentLink,
    boolean optedOut,
    Optional<String> customer,
    Optional<String> sealedEmail,
    List<String> promotionCodes,
    List<String> products,
    Instant openedAt,
    Optional<Long> shippingTaxMinor,
    Optional<Boolean> discountedByCode,
    Optional<String> recoveredFrom)
    implements PaymentActivity {

  /// Source: docs.stripe.com/api/checkout/sessions/object, `status`.
  public enum Status {
    OPEN,
    COMPLETE,
    EXPIRED,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `payment_status`.
  public enum PaymentStatus {
    PAID,
    UNPAID,
    /// The delayed payment failed. Stripe's field goes on saying `unpaid`; the event
    /// `checkout.session.async_payment_failed` says it.
    FAILED,
    NO_PAYMENT_REQUIRED,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `mode`.
  public enum Mode {
    PAYMENT,
    SUBSCRIPTION,
    SETUP,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// What the field `client_reference_id` holds.
  public enum Reference {
    NONE,
    CID,
    FOREIGN,
    /// A value that Stripe brought later.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String object() {
    return session;
  }

  @Override
  public Stream<String> ties() {
    return Stream.of(
            Stream.of(session), paymentIntent.stream(), invoice.stream(), recoveredFrom.stream())
        .flatMap(ids -> ids);
  }

  @Override
  public Stream<String> parents() {
    return Stream.concat(subscription.stream(), customer.stream());
  }
}
