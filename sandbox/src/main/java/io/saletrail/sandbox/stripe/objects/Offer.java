package io.saletrail.sandbox.stripe.objects;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The content and terms of a payment link. Start from [#oneOff] or [#monthly] and add.
///
/// @param code the last part of the link's URL; empty: random
/// @param afterPaying the URL after paying; empty: the stand-in's own page
/// @param promotion a promotion code and its discount in percent
/// @param alwaysCustomer a one-off payment creates a customer, too (subscriptions always do)
/// @param invoiced a one-off payment creates an invoice, too (subscriptions always do)
/// @param capturedLater the payment is only authorised, and captured separately
/// @param tax total, including that on shipping
/// @param taxInclusive prices include tax
/// @param setupOnly the session only saves a card, without a payment
/// @param recoverable an expired session can be continued by a new one
/// @param metadata copied to sessions only
/// @param paymentMetadata `payment_intent_data.metadata`: copied to the payment and its charges
/// @param subscriptionMetadata `subscription_data.metadata`
public record Offer(
    String name,
    long amount,
    String currency,
    Optional<Interval> interval,
    Optional<String> code,
    Optional<String> afterPaying,
    Optional<Promotion> promotion,
    int trialDays,
    long tax,
    long shipping,
    long shippingTax,
    boolean taxInclusive,
    boolean alwaysCustomer,
    boolean invoiced,
    boolean capturedLater,
    boolean setupOnly,
    boolean recoverable,
    Map<String, String> metadata,
    Map<String, String> paymentMetadata,
    Map<String, String> subscriptionMetadata) {

  /// Files of an earlier release contain only one kind of metadata.
  public Offer {
    paymentMetadata = Objects.requireNonNullElse(paymentMetadata, Map.of());
    subscriptionMetadata = Objects.requireNonNullElse(subscriptionMetadata, Map.of());
  }

  /// The billing interval of a subscription.
  public enum Interval implements WireEnum {
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  /// A discount by a code.
  ///
  /// @param lasting for every invoice of the subscription, not only the first one with an amount
  public record Promotion(String code, int percentOff, boolean lasting) {}

  public static Offer oneOff(String name, long amount, String currency) {
    return new Draft(name, amount, currency).offer();
  }

  public static Offer monthly(String name, long amount, String currency) {
    return oneOff(name, amount, currency).every(Interval.MONTH);
  }

  public boolean recurring() {
    return interval.isPresent();
  }

  public Totals totals(int percentOff) {
    return new Totals(
        amount, Math.floorDiv(amount * percentOff, 100), shipping, tax, shippingTax, taxInclusive);
  }

  public Offer every(Interval renewal) {
    return but(draft -> draft.interval = Optional.of(renewal));
  }

  public Offer withCode(String linkCode) {
    return but(draft -> draft.code = Optional.of(linkCode));
  }

  public Offer redirectingTo(String url) {
    return but(draft -> draft.afterPaying = Optional.of(url));
  }

  public Offer withPromotion(String promotionCode, int percentOff) {
    return but(
        draft -> draft.promotion = Optional.of(new Promotion(promotionCode, percentOff, false)));
  }

  /// The discount also applies to renewals.
  public Offer withLastingPromotion(String promotionCode, int percentOff) {
    return but(
        draft -> draft.promotion = Optional.of(new Promotion(promotionCode, percentOff, true)));
  }

  public Offer withTrial(int days) {
    return but(draft -> draft.trialDays = days);
  }

  public Offer withTaxAndShipping(long taxAmount, long shippingAmount) {
    return but(
        draft -> {
          draft.tax = taxAmount;
          draft.shipping = shippingAmount;
        });
  }

  /// Adds shipping with its own tax.
  ///
  /// @param taxAmount total tax, including that on shipping
  public Offer withTaxedShipping(
      long taxAmount, long shippingAmount, long taxOnShipping, boolean inclusive) {
    return but(
        draft -> {
          draft.tax = taxAmount;
          draft.shipping = shippingAmount;
          draft.shippingTax = taxOnShipping;
          draft.taxInclusive = inclusive;
        });
  }

  /// A session in mode `setup`, which an integration creates by API.
  public Offer savingACard() {
    return but(
        draft -> {
          draft.alwaysCustomer = true;
          draft.setupOnly = true;
        });
  }

  public Offer withRecovery() {
    return but(draft -> draft.recoverable = true);
  }

  public Offer withPaymentMetadata(Map<String, String> onPayment) {
    return but(draft -> draft.paymentMetadata = Map.copyOf(onPayment));
  }

  public Offer withSubscriptionMetadata(Map<String, String> onSubscription) {
    return but(draft -> draft.subscriptionMetadata = Map.copyOf(onSubscription));
  }

  public Offer withCustomer() {
    return but(draft -> draft.alwaysCustomer = true);
  }

  public Offer withInvoice() {
    return but(
        draft -> {
          draft.alwaysCustomer = true;
          draft.invoiced = true;
        });
  }

  public Offer authorisedOnly() {
    return but(draft -> draft.capturedLater = true);
  }

  public Offer withMetadata(Map<String, String> linkMetadata) {
    return but(draft -> draft.metadata = Map.copyOf(linkMetadata));
  }

  private Offer but(Consumer<Draft> change) {
    var draft = new Draft(name, amount, currency);
    draft.interval = interval;
    draft.code = code;
    draft.afterPaying = afterPaying;
    draft.promotion = promotion;
    draft.trialDays = trialDays;
    draft.tax = tax;
    draft.shipping = shipping;
    draft.shippingTax = shippingTax;
    draft.taxInclusive = taxInclusive;
    draft.alwaysCustomer = alwaysCustomer;
    draft.invoiced = invoiced;
    draft.capturedLater = capturedLater;
    draft.setupOnly = setupOnly;
    draft.recoverable = recoverable;
    draft.metadata = metadata;
    draft.paymentMetadata = paymentMetadata;
    draft.subscriptionMetadata = subscriptionMetadata;
    change.accept(draft);
    return draft.offer();
  }

  /// The one mutable copy behind the `with…` methods.
  private static final class Draft {
    private final String name;
    private final long amount;
    private final String currency;
    private Optional<Interval> interval = Optional.empty();
    private Optional<String> code = Optional.empty();
    private Optional<String> afterPaying = Optional.empty();
    private Optional<Promotion> promotion = Optional.empty();
    private int trialDays;
    private long tax;
    private long shipping;
    private long shippingTax;
    private boolean taxInclusive;
    private boolean alwaysCustomer;
    private boolean invoiced;
    private boolean capturedLater;
    private boolean setupOnly;
    private boolean recoverable;
    private Map<String, String> metadata = Map.of();
    private Map<String, String> paymentMetadata = Map.of();
    private Map<String, String> subscriptionMetadata = Map.of();

    private Draft(String name, long amount, String currency) {
      this.name = name;
      this.amount = amount;
      this.currency = currency;
    }

    private Offer offer() {
      return new Offer(
          name,
          amount,
          currency,
          interval,
          code,
          afterPaying,
          promotion,
          trialDays,
          tax,
          shipping,
          shippingTax,
          taxInclusive,
          alwaysCustomer,
          invoiced,
          capturedLater,
          setupOnly,
          recoverable,
          metadata,
          paymentMetadata,
          subscriptionMetadata);
    }
  }
}
