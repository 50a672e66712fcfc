package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.conversion.rules.BillingPositions.Position;
import io.saletrail.conversion.rules.Decision.Conversion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Decides a payment under a merchant's policy. Pure: the same facts give the same decisions, in
/// any order and with any repetition.
public final class ConversionRules {
  private final PaymentCase paymentCase;
  private final Payment payment;
  private final MerchantOptions options;
  private final CreditPolicy policy;
  private final SaleRules sales;

  private ConversionRules(PaymentCase paymentCase, MerchantOptions options) {
    this.paymentCase = paymentCase;
    this.payment = paymentCase.payment();
    this.options = options;
    this.policy = new CreditPolicy(paymentCase, options);
    this.sales = new SaleRules(paymentCase, options);
  }

  /// A decision and the payment that it rests on.
  ///
  /// @param about the Stripe object to look up for more; empty where the decision names none of its
  ///   own
  public record Decided(Decision decision, Payment payment, Optional<String> about) {

    /// The facts that the decision rests on, in Stripe's order.
    public List<PaymentActivity> facts() {
      return payment.facts();
    }
  }

  /// One decision for each movement of money; without any, the reason. None for a session that only
  /// started a subscription whose invoices are known.
  public static List<Decided> decide(PaymentCase paymentCase, MerchantOptions options) {
    return paymentCase.facts().isEmpty()
        ? List.of()
        : new ConversionRules(paymentCase, options).decide();
  }

  private List<Decided> decide() {
    var movements = MoneyMovement.in(payment);
    var received = movements.stream().anyMatch(MoneyMovement.Received.class::isInstance);
    var bySubject = new LinkedHashMap<String, Decided>();
    for (var money : movements) {
      for (var decided : decide(money)) {
        // Once a payment succeeded, a failed attempt is no reason against credit.
        if (!received
            || money instanceof MoneyMovement.Received
            || decided.decision() instanceof Conversion) {
          bySubject.put(decided.decision().subject(), decided);
        }
      }
    }
    return bySubject.isEmpty() ? withoutPayment() : List.copyOf(bySubject.values());
  }

  private List<Decided> decide(MoneyMovement money) {
    return switch (money) {
      case MoneyMovement.Received received -> decideReceived(received);
      case MoneyMovement.Processing processing ->
          decideDelayed(
              processing,
              ConversionStatus.PENDING,
              LifecycleReason.PAYMENT_PROCESSING,
              NotCreditedReason.NOT_PAID_YET);
      case MoneyMovement.Unsuccessful unsuccessful ->
          switch (unsuccessful.ending()) {
            case FAILED ->
                decideDelayed(
                    unsuccessful,
                    ConversionStatus.REJECTED,
                    LifecycleReason.PAYMENT_FAILED,
                    NotCreditedReason.PAYMENT_FAILED);
            case CANCELED ->
                decideDelayed(
                    unsuccessful,
                    ConversionStatus.REJECTED,
                    LifecycleReason.PAYMENT_CANCELED,
                    NotCreditedReason.PAYMENT_CANCELED);
          };
    };
  }

  private List<Decided> decideReceived(MoneyMovement.Received money) {
    return switch (eligibility(money)) {
      case Eligibility.Eligible(var sale) when sale.amount(options).amountMinor() == 0 ->
          // Only excluded tax or shipping was paid: a fixed commission would be paid on 0.
          notCredited(
              money,
              NotCreditedReason.ZERO_AMOUNT,
              Optional.of(sale.session().newest()),
              Optional.empty());
      case Eligibility.Eligible(var sale) -> conversions(sales.paid(sale, money));
      case Eligibility.Ineligible(var why, var session, var about) ->
          notCredited(money, why, session, about);
    };
  }

  /// A delayed payment that is processing, or that did not succeed after it was: reported where the
  /// merchant chose so.
  private List<Decided> decideDelayed(
      MoneyMovement money,
      ConversionStatus status,
      LifecycleReason reason,
      NotCreditedReason silent) {
    return switch (eligibility(money)) {
      case Eligibility.Eligible(var sale) ->
          options.pending() == PendingPolicy.REPORT
              ? conversions(sales.delayed(sale, status, reason))
              : notCredited(money, silent, Optional.of(sale.session().newest()), Optional.empty());
      case Eligibility.Ineligible(var why, var session, var about) ->
          notCredited(money, awaitsSettlement(why, money) ? silent : why, session, about);
    };
  }

  /// Details of a delayed payment are looked up once the payment is reported: while it is
  /// processing if the merchant wants that, otherwise once it succeeded.
  private boolean awaitsSettlement(NotCreditedReason why, MoneyMovement money) {
    var unknown =
        why == NotCreditedReason.SESSION_MISSING || why == NotCreditedReason.DETAILS_PENDING;
    return unknown
        && (options.pending() == PendingPolicy.WAIT || money instanceof MoneyMovement.Unsuccessful);
  }

  /// Whether a payment is credited to an affiliate.
  private sealed interface Eligibility {
    record Eligible(Sale sale) implements Eligibility {}

    /// @param about the Stripe object to look up for more
    record Ineligible(
        NotCreditedReason why, Optional<SessionObserved> session, Optional<String> about)
        implements Eligibility {}
  }

  private Eligibility eligibility(MoneyMovement money) {
    return switch (Attribution.of(money, payment, paymentCase, options)) {
      case Attribution.NoAffiliate(var why, var session) ->
          new Eligibility.Ineligible(
              policy.isModeCredited(payment) ? why : NotCreditedReason.TEST_MODE,
              session,
              Optional.empty());
      case Attribution.Affiliate to -> eligibility(money, to, position(money));
    };
  }

  private Eligibility eligibility(
      MoneyMovement money, Attribution.Affiliate to, Position position) {
    var session = to.session();
    var refusal = policy.refusal(money, payment, session, position);
    if (refusal.isPresent()) {
      return new Eligibility.Ineligible(
          refusal.get(), Optional.of(session.newest()), Optional.empty());
    }
    var kind = kind(money, position);
    var type = ConversionType.of(money, payment, session, kind, paymentCase, options);
    if (position instanceof Position.Unconfirmed(var atLeast) && positionMatters(atLeast, type)) {
      return awaited(session, money.invoice());
    }
    return switch (type) {
      case ConversionType.Known(var code) ->
          new Eligibility.Eligible(new Sale(payment, money, to.credit(), session, kind, code, 0));
      case ConversionType.Awaited(var about) -> awaited(session, Optional.of(about));
    };
  }

  private static Eligibility awaited(MergedSession session, Optional<String> about) {
    return new Eligibility.Ineligible(
        NotCreditedReason.DETAILS_PENDING, Optional.of(session.newest()), about);
  }

  /// After a look-up of the invoice, no unread invoice can precede it.
  private Position position(MoneyMovement money) {
    var position = BillingPositions.of(money, payment, paymentCase);
    return position instanceof Position.Unconfirmed(var atLeast)
            && money.invoice().filter(paymentCase::lookedUp).isPresent()
        ? new Position.Known(atLeast)
        : position;
  }

  /// Whether another position would change the conversion, or whether there is one.
  private boolean positionMatters(int atLeast, ConversionType type) {
    return policy.dependsOnPosition() || (atLeast == 0 && isUsual(type) && !usualTypesAreOne());
  }

  private boolean usualTypesAreOne() {
    return options.firstPaymentType().equals(options.renewalType());
  }

  /// The products do not determine the type, so the position does.
  private boolean isUsual(ConversionType type) {
    return type instanceof ConversionType.Known(var code)
        && (code.equals(options.firstPaymentType()) || code.equals(options.renewalType()));
  }

  private Kind kind(MoneyMovement money, Position position) {
    if (payment.subscriptionOf(money.invoice()).isEmpty()) {
      return Kind.ONE_OFF;
    }
    return position.equals(new Position.Known(0)) ? Kind.FIRST_PAYMENT : Kind.RENEWAL;
  }

  private List<Decided> conversions(List<Conversion> conversions) {
    return conversions.stream()
        .map(conversion -> new Decided(conversion, payment, Optional.empty()))
        .toList();
  }

  private List<Decided> notCredited(
      MoneyMovement money,
      NotCreditedReason reason,
      Optional<SessionObserved> session,
      Optional<String> about) {
    var notCredited =
        new Decision.NotCredited(
            money.payment(payment),
            reason,
            Optional.of(money.amount()),
            paidAt(money),
            Optional.of(payment.delivery()),
            payment.stripeIds(money, session));
    return List.of(new Decided(notCredited, payment, about));
  }

  private static Optional<Instant> paidAt(MoneyMovement money) {
    return money instanceof MoneyMovement.Received ? Optional.of(money.at()) : Optional.empty();
  }

  private List<Decided> withoutPayment() {
    if (onlyBeginsASubscription()) {
      return List.of();
    }
    var notCredited =
        new Decision.NotCredited(
            payment.name(),
            NoPaymentRules.reason(payment),
            Optional.empty(),
            Optional.empty(),
            Optional.of(payment.delivery()),
            payment.stripeIds(payment.sessions().stream().findFirst()));
    return List.of(new Decided(notCredited, payment, Optional.empty()));
  }

  /// A session without an invoice is no payment of its own: the subscription's invoices are.
  private boolean onlyBeginsASubscription() {
    return payment.facts().stream().allMatch(SessionObserved.class::isInstance)
        && payment.invoice().isEmpty()
        && !paymentCase.head(payment.subscription()).slots().isEmpty();
  }
}
