package io.saletrail.conversion;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Delivery;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.conversion.Decision.Conversion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What the payments of a case come to under a merchant's policy. Pure: the same facts, in whatever
/// order and however often, give the same decisions.
final class ConversionRules {
    private final PaymentCase whole;
    private final MerchantOptions options;
    private final Recurrence recurrence;

    private ConversionRules(PaymentCase whole, MerchantOptions options) {
        this.whole = whole;
        this.options = options;
        this.recurrence = Recurrence.of(whole);
    }

    /// One decision for each charge that brought (or began to bring) money, and one for each
    /// payment without such a charge.
    static List<Decided> decide(PaymentCase whole, MerchantOptions options) {
        var rules = new ConversionRules(whole, options);
        return whole.payments().stream()
                .flatMap(payment -> rules.decide(payment).stream())
                .toList();
    }

    /// A decision, and the payment whose facts it rests on.
    record Decided(Decision decision, Payment payment) {}

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
            var nothing =
                    setAside(
                            payment.name(),
                            WithoutMoney.reason(payment),
                            Optional.empty(),
                            payment,
                            Optional.empty());
            bySubject.put(nothing.subject(), nothing);
        }
        return bySubject.values().stream().map(decision -> new Decided(decision, payment)).toList();
    }

    private List<Decision> decide(Payment payment, MoneySeen money) {
        return switch (money) {
            case MoneySeen.Came came -> decideCame(payment, came);
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

    private List<Decision> decideCame(Payment payment, MoneySeen.Came money) {
        var attribution = Attribution.of(payment, whole);
        return switch (attribution) {
            case Attribution.None none -> List.of(notCredited(payment, money, none));
            case Attribution.Click click -> {
                var refused = refusedByPolicy(payment, money, click.session());
                yield refused.isPresent()
                        ? List.of(
                                setAside(
                                        name(payment, money),
                                        refused.get(),
                                        Optional.of(money.amount()),
                                        payment,
                                        Optional.of(money.id()),
                                        Optional.of(click.session())))
                        : conversions(payment, money, click);
            }
        };
    }

    /// A delayed payment under way, or one that failed after it was: reported where the merchant
    /// wants.
    private List<Decision> decideDelayed(
            Payment payment,
            MoneySeen money,
            ConversionStatus status,
            LifecycleReason reason,
            SetAsideReason silent) {
        var attribution = Attribution.of(payment, whole);
        if (options.pending() == PendingPolicy.REPORT
                && attribution instanceof Attribution.Click click
                && refusedByPolicy(payment, money, click.session()).isEmpty()) {
            return List.of(conversion(payment, money, click, status, reason));
        }
        return List.of(
                setAside(
                        name(payment, money),
                        attribution instanceof Attribution.None none
                                        && none.reason() != SetAsideReason.SESSION_NOT_SEEN
                                ? none.reason()
                                : silent,
                        Optional.of(money.amount()),
                        payment,
                        Optional.of(money.id())));
    }

    private Decision notCredited(Payment payment, MoneySeen money, Attribution.None none) {
        var reason = payment.livemode() ? none.reason() : testModeOr(none.reason());
        return setAside(
                name(payment, money),
                reason,
                Optional.of(money.amount()),
                payment,
                Optional.of(money.id()),
                none.session());
    }

    private SetAsideReason testModeOr(SetAsideReason reason) {
        return options.testMode() == TestModePolicy.OFF ? SetAsideReason.TEST_MODE : reason;
    }

    private Optional<SetAsideReason> refusedByPolicy(
            Payment payment, MoneySeen money, SessionObserved session) {
        if (!payment.livemode() && options.testMode() == TestModePolicy.OFF) {
            return Optional.of(SetAsideReason.TEST_MODE);
        }
        if (optedOut(payment, session)) {
            return Optional.of(SetAsideReason.OPTED_OUT);
        }
        var creditable =
                switch (options.recurring()) {
                    case ON -> true;
                    case OFF -> kind(payment, money) != Kind.RENEWAL;
                    case FIRST_N -> recurrence.position(payment, money) < options.recurringLimit();
                };
        return creditable ? Optional.empty() : Optional.of(SetAsideReason.RENEWAL_NOT_CREDITED);
    }

    private boolean optedOut(Payment payment, SessionObserved session) {
        return session.optedOut()
                || payment.invoices().stream().anyMatch(InvoiceObserved::optedOut)
                || payment.subscription()
                        .map(
                                id ->
                                        whole.subscriptions().stream()
                                                .anyMatch(
                                                        subscription ->
                                                                subscription
                                                                                .subscription()
                                                                                .equals(id)
                                                                        && subscription.optedOut()))
                        .orElse(false);
    }

    private List<Decision> conversions(
            Payment payment, MoneySeen.Came money, Attribution.Click click) {
        var reversals = Reversals.of(money.id(), money.amount().amountMinor(), payment);
        return switch (reversals.verdict()) {
            case Reversals.Verdict.Whole(var status, var reason) ->
                    List.of(conversion(payment, money, click, status, reason));
            case Reversals.Verdict.Part(var rest) ->
                    switch (options.partialRefunds()) {
                        case KEEP ->
                                List.of(
                                        conversion(
                                                payment,
                                                money,
                                                click,
                                                ConversionStatus.APPROVED,
                                                reversals.standing()));
                        case REFUND ->
                                List.of(
                                        conversion(
                                                payment,
                                                money,
                                                click,
                                                ConversionStatus.REFUNDED,
                                                LifecycleReason.REFUNDED_IN_PART));
                        case HOLD ->
                                List.of(
                                        conversion(
                                                payment,
                                                money,
                                                click,
                                                ConversionStatus.ON_HOLD,
                                                LifecycleReason.REFUNDED_IN_PART));
                        case REPLACE -> replacements(payment, money, click, reversals, rest);
                    };
        };
    }

    /// Trackdesk cannot change an amount, so the conversion is refunded and one over the rest takes
    /// its place; a further part replaces that one in turn. The rest is part of the external id:
    /// the same facts in another order name the same conversions.
    private List<Decision> replacements(
            Payment payment,
            MoneySeen.Came money,
            Attribution.Click click,
            Reversals reversals,
            long rest) {
        var chain = new ArrayList<Decision>();
        chain.add(
                conversion(
                        payment,
                        money,
                        click,
                        ConversionStatus.REFUNDED,
                        LifecycleReason.REFUNDED_IN_PART));
        for (var step : reversals.restsMinor()) {
            var last = step == rest;
            chain.add(
                    conversion(
                            payment,
                            money.over(step),
                            click,
                            last ? ConversionStatus.APPROVED : ConversionStatus.REFUNDED,
                            last ? LifecycleReason.MONEY_CAME : LifecycleReason.REFUNDED_IN_PART));
        }
        return chain;
    }

    private Conversion conversion(
            Payment payment,
            MoneySeen money,
            Attribution.Click click,
            ConversionStatus status,
            LifecycleReason reason) {
        var kind = kind(payment, money);
        return new Conversion(
                name(payment, money),
                money.externalId(),
                kind,
                status,
                reason,
                Credit.click(click.cid()),
                kind == Kind.RENEWAL ? options.renewalType() : options.firstPaymentType(),
                Asked.of(payment, click.session()).credited(money.amount(), options),
                payment.livemode() ? Delivery.LIVE : Delivery.TEST,
                money.at(),
                payment.stripeIds(money.charge(), Optional.of(click.session())));
    }

    private Kind kind(Payment payment, MoneySeen money) {
        if (payment.subscription().isEmpty()) {
            return Kind.ONE_OFF;
        }
        return recurrence.position(payment, money) == 0 ? Kind.FIRST_PAYMENT : Kind.RENEWAL;
    }

    private static String name(Payment payment, MoneySeen money) {
        return money.charge()
                .map(charge -> payment.intentOf(charge).orElse(charge))
                .orElse(money.id());
    }

    private static Decision setAside(
            String name,
            SetAsideReason reason,
            Optional<Money> amount,
            Payment payment,
            Optional<String> charge) {
        return setAside(
                name, reason, amount, payment, charge, payment.sessions().stream().findFirst());
    }

    private static Decision setAside(
            String name,
            SetAsideReason reason,
            Optional<Money> amount,
            Payment payment,
            Optional<String> charge,
            Optional<SessionObserved> session) {
        return new Decision.SetAside(name, reason, amount, payment.stripeIds(charge, session));
    }
}
