package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.conversion.rules.Decision.Conversion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What the payments of a case come to under a merchant's policy. Pure: the same facts, in whatever
/// order and however often, give the same decisions.
public final class ConversionRules {
  private final PaymentCase whole;
  private final MerchantOptions options;
  private final Recurrence recurrence;
  private final CreditPolicy policy;
  private final SaleRules sales;

  private ConversionRules(PaymentCase whole, MerchantOptions options) {
    this.whole = whole;
    this.options = options;
    this.recurrence = Recurrence.of(whole);
    this.policy = new CreditPolicy(whole, options);
    this.sales = new SaleRules(whole, options);
  }

  /// One decision for each charge that brought (or began to bring) money, and one for each
  /// payment without such a charge.
  public static List<Decided> decide(PaymentCase whole, MerchantOptions options) {
    var rules = new ConversionRules(whole, options);
    return whole.payments().stream().flatMap(payment -> rules.decide(payment).stream()).toList();
  }

  /// A decision, and the payment whose facts it rests on.
  public record Decided(Decision decision, Payment payment) {}

  private List<Decided> decide(Payment payment) {
    var moneys = MoneySeen.in(payment);
    var came = moneys.stream().anyMatch(MoneySeen.Came.class::isInstance);
    var bySubject = new LinkedHashMap<String, Decision>();
    for (var money : moneys) {
      for (var decision : decide(payment, money)) {
        // Once money came, a try that did not bring it is no reason to set the payment
        // aside.
        if (!came || money instanceof MoneySeen.Came || decision instanceof Conversion) {
          bySubject.put(decision.subject(), decision);
        }
      }
    }
    if (bySubject.isEmpty()) {
      var nothing = withoutMoney(payment);
      bySubject.put(nothing.subject(), nothing);
    }
    return bySubject.values().stream().map(decision -> new Decided(decision, payment)).toList();
  }

  private List<? extends Decision> decide(Payment payment, MoneySeen money) {
    return switch (money) {
      case MoneySeen.Came came ->
          switch (credited(payment, money)) {
            case Credited.Yes(var sale) -> sales.paid(sale, came);
            case Credited.No(var why, var session) ->
                List.of(setAside(payment, money, why, session));
          };
      case MoneySeen.UnderWay pending ->
          decideDelayed(
              payment,
              pending,
              ConversionStatus.PENDING,
              LifecycleReason.PAYMENT_UNDER_WAY,
              SetAsideReason.NOT_PAID_YET);
      case MoneySeen.Failed failed ->
          payment.wasUnderWay()
              ? decideDelayed(
                  payment,
                  failed,
                  ConversionStatus.REJECTED,
                  LifecycleReason.PAYMENT_FAILED,
                  SetAsideReason.PAYMENT_FAILED)
              : List.of();
    };
  }

  /// A delayed payment under way, or one that failed after it was: reported where the merchant
  /// wants.
  private List<? extends Decision> decideDelayed(
      Payment payment,
      MoneySeen money,
      ConversionStatus status,
      LifecycleReason reason,
      SetAsideReason silent) {
    return switch (credited(payment, money)) {
      case Credited.Yes(var sale) ->
          options.pending() == PendingPolicy.REPORT
              ? sales.delayed(sale, status, reason)
              : List.of(setAside(payment, money, silent, Optional.of(sale.session().newest())));
      case Credited.No(var why, var session) ->
          List.of(setAside(payment, money, unknownYet(why) ? silent : why, session));
    };
  }

  /// Nobody is told of it while money is under way, unless the merchant reports that.
  private boolean unknownYet(SetAsideReason why) {
    return why == SetAsideReason.SESSION_NOT_SEEN
        || (why == SetAsideReason.DETAILS_AWAITED && options.pending() == PendingPolicy.WAIT);
  }

  /// Whether a payment that brings money is credited to somebody.
  private sealed interface Credited {
    record Yes(Sale sale) implements Credited {}

    record No(SetAsideReason why, Optional<SessionObserved> session) implements Credited {}
  }

  private Credited credited(Payment payment, MoneySeen money) {
    return switch (Attribution.of(payment, whole, options)) {
      case Attribution.Nobody(var why, var session) ->
          new Credited.No(
              policy.wantedInItsMode(payment) ? why : SetAsideReason.TEST_MODE, session);
      case Attribution.To(var credit, var session) -> {
        var kind = kind(payment, money);
        var position = recurrence.position(payment, money);
        var refusal = policy.refusal(payment, session, position);
        yield refusal
            .<Credited>map(why -> new Credited.No(why, Optional.of(session.newest())))
            .orElseGet(
                () ->
                    switch (ConversionType.of(payment, session, kind, options)) {
                      case ConversionType.Known(var type) ->
                          new Credited.Yes(new Sale(payment, money, credit, session, kind, type));
                      case ConversionType.Awaited _ ->
                          new Credited.No(
                              SetAsideReason.DETAILS_AWAITED, Optional.of(session.newest()));
                    });
      }
    };
  }

  private Kind kind(Payment payment, MoneySeen money) {
    if (payment.subscription().isEmpty()) {
      return Kind.ONE_OFF;
    }
    return recurrence.position(payment, money) == 0 ? Kind.FIRST_PAYMENT : Kind.RENEWAL;
  }

  private static Decision setAside(
      Payment payment, MoneySeen money, SetAsideReason reason, Optional<SessionObserved> session) {
    return new Decision.SetAside(
        payment.nameOf(money),
        reason,
        Optional.of(money.amount()),
        payment.stripeIds(money.charge(), session));
  }

  private static Decision withoutMoney(Payment payment) {
    return new Decision.SetAside(
        payment.name(),
        WithoutMoney.reason(payment),
        Optional.empty(),
        payment.stripeIds(Optional.empty(), payment.sessions().stream().findFirst()));
  }
}
