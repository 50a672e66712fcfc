package io.saletrail.sandbox.stripe.objects;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a payment link sells, and on which terms. Start from [#oneOff] or [#monthly] and add.
///
/// @param code the last part of the link's address; chosen at random where it is empty
/// @param afterPaying where the buyer is sent after paying; the stand-in's own page where it is
///     empty
/// @param promotion a promotion code that the buyer may type, with its percentage off
/// @param alwaysCustomer a one-off payment makes a customer too (subscriptions always do)
/// @param invoiced a one-off payment makes an invoice too (subscriptions always do)
/// @param capturedLater the payment is only authorised; a person captures it
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
    boolean alwaysCustomer,
    boolean invoiced,
    boolean capturedLater,
    Map<String, String> metadata) {

  /// How often a subscription renews.
  public enum Interval implements Word {
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  public record Promotion(String code, int percentOff) {}

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
    return new Totals(amount, Math.floorDiv(amount * percentOff, 100), shipping, tax);
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
    return but(draft -> draft.promotion = Optional.of(new Promotion(promotionCode, percentOff)));
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
    draft.alwaysCustomer = alwaysCustomer;
    draft.invoiced = invoiced;
    draft.capturedLater = capturedLater;
    draft.metadata = metadata;
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
    private boolean alwaysCustomer;
    private boolean invoiced;
    private boolean capturedLater;
    private Map<String, String> metadata = Map.of();

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
          alwaysCustomer,
          invoiced,
          capturedLater,
          metadata);
    }
  }
}
