package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.conversion.rules.BillingPositions.Place;
import io.saletrail.conversion.rules.Decision.Conversion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What a payment is under a merchant's policy. Pure: the same facts, in whatever order and however
/// often, give the same decisions.
public final class ConversionRules {
  private final PaymentCase whole;
  private final Payment payment;
  private final MerchantOptions options;
  private final CreditPolicy policy;
  private final SaleRules sales;

  private ConversionRules(PaymentCase whole, MerchantOptions options) {
    this.whole = whole;
    this.payment = whole.payment();
    this.options = options;
    this.policy = new CreditPolicy(whole, options);
    this.sales = new SaleRules(whole, options);
  }

  /// A decision, and the payment whose facts it rests on.
  ///
  /// @param about the Stripe object that a look-up has to read for more; empty where the decision
  ///   names none of its own
  public record Decided(Decision decision, Payment payment, Optional<String> about) {

    /// The facts that it rests on, in Stripe's order.
    public List<PaymentActivity> facts() {
      return payment.facts();
    }
  }

  /// One decision for each movement of money that came or began to come; for a payment without one,
  /// the reason why. None for a session that only began a subscription whose invoices are seen.
  public static List<Decided> decide(PaymentCase whole, MerchantOptions options) {
    return whole.facts().isEmpty() ? List.of() : new ConversionRules(whole, options).decide();
  }

  private List<Decided> decide() {
    var moneys = MoneyMovement.in(payment);
    var came = moneys.stream().anyMatch(MoneyMovement.Came.class::isInstance);
    var bySubject = new LinkedHashMap<String, Decided>();
    for (var money : moneys) {
      for (var decided : decide(money)) {
        // Once money came, a try that did not bring it is no reason to set the payment aside.
        if (!came
            || money instanceof MoneyMovement.Came
            || decided.decision() instanceof Conversion) {
          bySubject.put(decided.decision().subject(), decided);
        }
      }
    }
    return bySubject.isEmpty() ? withoutMoney() : List.copyOf(bySubject.values());
  }

  private List<Decided> decide(MoneyMovement money) {
    return switch (money) {
      case MoneyMovement.Came came -> decideCame(came);
      case MoneyMovement.UnderWay underWay ->
          decideDelayed(
              underWay,
              ConversionStatus.PENDING,
              LifecycleReason.PAYMENT_PROCESSING,
              NotCreditedReason.NOT_PAID_YET);
      case MoneyMovement.Fell fell ->
          switch (fell.ending()) {
            case FAILED ->
                decideDelayed(
                    fell,
                    ConversionStatus.REJECTED,
                    LifecycleReason.PAYMENT_FAILED,
                    NotCreditedReason.PAYMENT_FAILED);
            case CANCELED ->
                decideDelayed(
                    fell,
                    ConversionStatus.REJECTED,
                    LifecycleReason.PAYMENT_CANCELED,
                    NotCreditedReason.PAYMENT_CANCELED);
          };
    };
  }

  private List<Decided> decideCame(MoneyMovement.Came money) {
    return switch (credited(money)) {
      case Credited.Yes(var sale) when sale.amount(options).amountMinor() == 0 ->
          // Only what the merchant does not count was paid: a fixed commission would be paid on 0.
          setAside(
              money,
              NotCreditedReason.ZERO_AMOUNT,
              Optional.of(sale.session().newest()),
              Optional.empty());
      case Credited.Yes(var sale) -> conversions(sales.paid(sale, money));
      case Credited.No(var why, var session, var about) -> setAside(money, why, session, about);
    };
  }

  /// A delayed payment under way, or one that came to nothing after it was: reported where the
  /// merchant wants.
  private List<Decided> decideDelayed(
      MoneyMovement money,
      ConversionStatus status,
      LifecycleReason reason,
      NotCreditedReason silent) {
    return switch (credited(money)) {
      case Credited.Yes(var sale) ->
          options.pending() == PendingPolicy.REPORT
              ? conversions(sales.delayed(sale, status, reason))
              : setAside(money, silent, Optional.of(sale.session().newest()), Optional.empty());
      case Credited.No(var why, var session, var about) ->
          setAside(money, waits(why, money) ? silent : why, session, about);
    };
  }

  /// What is unknown of a delayed payment is asked for once the merchant is to see it: while it is
  /// under way where that is reported, else when the money came.
  private boolean waits(NotCreditedReason why, MoneyMovement money) {
    var unknown =
        why == NotCreditedReason.SESSION_MISSING || why == NotCreditedReason.DETAILS_PENDING;
    return unknown
        && (options.pending() == PendingPolicy.WAIT || money instanceof MoneyMovement.Fell);
  }

  /// Whether a payment that brings money is credited to an affiliate.
  private sealed interface Credited {
    record Yes(Sale sale) implements Credited {}

    /// @param about the Stripe object that a look-up has to read for more
    record No(NotCreditedReason why, Optional<SessionObserved> session, Optional<String> about)
        implements Credited {}
  }

  private Credited credited(MoneyMovement money) {
    return switch (Attribution.of(money, payment, whole, options)) {
      case Attribution.Nobody(var why, var session) ->
          new Credited.No(
              policy.wantedInItsMode(payment) ? why : NotCreditedReason.TEST_MODE,
              session,
              Optional.empty());
      case Attribution.To to -> credited(money, to, place(money));
    };
  }

  private Credited credited(MoneyMovement money, Attribution.To to, Place place) {
    var session = to.session();
    var refusal = policy.refusal(money, payment, session, place);
    if (refusal.isPresent()) {
      return new Credited.No(refusal.get(), Optional.of(session.newest()), Optional.empty());
    }
    var kind = kind(money, place);
    var type = ConversionType.of(money, payment, session, kind, whole, options);
    if (place instanceof Place.Awaited(var atLeast) && placeMatters(atLeast, type)) {
      return awaited(session, money.invoice());
    }
    return switch (type) {
      case ConversionType.Known(var code) ->
          new Credited.Yes(new Sale(payment, money, to.credit(), session, kind, code));
      case ConversionType.Awaited(var about) -> awaited(session, Optional.of(about));
    };
  }

  private static Credited awaited(MergedSession session, Optional<String> about) {
    return new Credited.No(NotCreditedReason.DETAILS_PENDING, Optional.of(session.newest()), about);
  }

  /// Once Stripe was read about an invoice, no other comes between it and those that are seen.
  private Place place(MoneyMovement money) {
    var place = BillingPositions.of(money, payment, whole);
    return place instanceof Place.Awaited(var atLeast)
            && money.invoice().filter(whole::lookedUp).isPresent()
        ? new Place.Known(atLeast)
        : place;
  }

  /// Whether another place would make another conversion, or none.
  private boolean placeMatters(int atLeast, ConversionType type) {
    return policy.countsPayments() || (atLeast == 0 && isUsual(type) && !usualTypesAreOne());
  }

  private boolean usualTypesAreOne() {
    return options.firstPaymentType().equals(options.renewalType());
  }

  /// What was bought does not say the type, so the place does.
  private boolean isUsual(ConversionType type) {
    return type instanceof ConversionType.Known(var code)
        && (code.equals(options.firstPaymentType()) || code.equals(options.renewalType()));
  }

  private Kind kind(MoneyMovement money, Place place) {
    if (payment.subscriptionOf(money.invoice()).isEmpty()) {
      return Kind.ONE_OFF;
    }
    return place.equals(new Place.Known(0)) ? Kind.FIRST_PAYMENT : Kind.RENEWAL;
  }

  private List<Decided> conversions(List<Conversion> conversions) {
    return conversions.stream()
        .map(conversion -> new Decided(conversion, payment, Optional.empty()))
        .toList();
  }

  private List<Decided> setAside(
      MoneyMovement money,
      NotCreditedReason reason,
      Optional<SessionObserved> session,
      Optional<String> about) {
    var aside =
        new Decision.SetAside(
            money.payment(payment),
            reason,
            Optional.of(money.amount()),
            payment.stripeIds(money, session));
    return List.of(new Decided(aside, payment, about));
  }

  private List<Decided> withoutMoney() {
    if (onlyBeginsASubscription()) {
      return List.of();
    }
    var aside =
        new Decision.SetAside(
            payment.name(),
            NoPaymentRules.reason(payment),
            Optional.empty(),
            payment.stripeIds(payment.sessions().stream().findFirst()));
    return List.of(new Decided(aside, payment, Optional.empty()));
  }

  /// A session that names no invoice is no payment of its own: the subscription's invoices are.
  private boolean onlyBeginsASubscription() {
    return payment.facts().stream().allMatch(SessionObserved.class::isInstance)
        && payment.invoice().isEmpty()
        && !whole.head(payment.subscription()).slots().isEmpty();
  }
}
