package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A Checkout Session, which a payment link opens: the only Stripe object that carries the click.
///
/// The buyer can edit `client_reference_id`, so its raw value is not published: a UUID becomes the
/// click id, any other value only the constant FOREIGN.
///
/// @param observation where and when it was observed
/// @param session `cs_…`
/// @param status Stripe's `status`
/// @param paymentStatus Stripe's `payment_status`
/// @param mode Stripe's `mode`
/// @param reference the kind of `client_reference_id`
/// @param cid the Trackdesk click id, where the reference is one
/// @param total the total price: `amount_total`
/// @param taxMinor tax within the total, smallest units
/// @param shippingMinor shipping within the total, its tax included, smallest units
/// @param discountMinor discounts on the total, smallest units, with or without a promotion code
/// @param paymentIntent `pi_…`, in mode PAYMENT
/// @param subscription `sub_…`, in mode SUBSCRIPTION
/// @param invoice `in_…`, where the session created one
/// @param paymentLink `plink_…`, where a payment link opened it
/// @param optedOut whether its metadata holds `trackdesk=false`
/// @param customer `cus_…`
/// @param sealedEmail the buyer's e-mail address, encrypted for trackdesk-publisher alone: equal
///   addresses of one merchant give equal values, which cannot be decrypted without the key
/// @param promotionCodes promotion codes that the buyer entered (`SAVE10`); Stripe's events hold
///   only ids, so this is empty until a look-up
/// @param products `prod_…` of the items bought; empty until a look-up
/// @param openedAt when the session was created, up to a day before the payment
/// @param shippingTaxMinor tax within `shippingMinor`, smallest units; absent means none
/// @param discountedByCode whether its discounts refer to a promotion code, read or not; absent
///   where the event lists no discounts
/// @param recoveredFrom `cs_…` of the expired session that this session recovers
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
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `payment_status`.
  public enum PaymentStatus {
    PAID,
    UNPAID,
    /// The delayed payment failed. Stripe's field stays `unpaid`; only the event
    /// `checkout.session.async_payment_failed` shows it.
    FAILED,
    NO_PAYMENT_REQUIRED,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// Source: the same page, `mode`.
  public enum Mode {
    PAYMENT,
    SUBSCRIPTION,
    SETUP,
    /// A value that Stripe added later.
    @JsonEnumDefaultValue
    OTHER
  }

  /// The kind of `client_reference_id`.
  public enum Reference {
    NONE,
    CID,
    FOREIGN,
    /// A value that Stripe added later.
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
