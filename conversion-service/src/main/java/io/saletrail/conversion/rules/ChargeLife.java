package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.SessionObserved;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The state of one charge, by its own observations and those of its payment intent. Another charge
/// of the same payment does not affect it.
///
/// Source: docs.stripe.com/payments/paymentintents/lifecycle.
sealed interface ChargeLife {
  /// The payment succeeded.
  record Captured(Money amount, Instant at) implements ChargeLife {}

  /// The buyer's bank holds the money for the merchant.
  record Authorised() implements ChargeLife {}

  /// The merchant released an authorisation.
  record Released() implements ChargeLife {}

  /// A delayed payment that has not settled.
  record Processing(Money amount, Instant at) implements ChargeLife {}

  /// A delayed payment that was processing and did not succeed.
  record Unsuccessful(Money amount, Instant at, Ending ending) implements ChargeLife {}

  /// An attempt that was declined immediately.
  record Declined() implements ChargeLife {}

  /// Only its id is known.
  record Unknown() implements ChargeLife {}

  /// Why a delayed payment did not succeed.
  enum Ending {
    FAILED,
    CANCELED
  }

  /// The charges that a payment's facts name, in order of id.
  static Stream<String> charges(Payment payment) {
    var charges = new TreeSet<String>();
    payment.charges().forEach(charge -> charges.add(charge.charge()));
    payment
        .observations(PaymentIntentObserved.class)
        .flatMap(intent -> intent.latestCharge().stream())
        .forEach(charges::add);
    return charges.stream();
  }

  static ChargeLife of(String charge, Payment payment) {
    return new ChargeFacts(charge, payment).life();
  }

  /// The facts of a payment about one charge.
  final class ChargeFacts {
    private final String charge;
    private final Payment payment;
    private final Optional<ChargeObserved> seen;
    private final Optional<PaymentIntentObserved> intent;

    ChargeFacts(String charge, Payment payment) {
      this.charge = charge;
      this.payment = payment;
      this.seen = payment.charges().stream().filter(one -> one.charge().equals(charge)).findFirst();
      this.intent = intent();
    }

    ChargeLife life() {
      return captured().or(this::authorised).or(this::delayed).orElseGet(this::declined);
    }

    /// A payment intent that succeeded vouches for its charge where the charge's success was not
    /// observed.
    private Optional<ChargeLife> captured() {
      var own = seen.filter(ChargeFacts::succeeded).filter(one -> one.capturedMinor() > 0);
      if (own.isPresent()) {
        return own.map(
            one -> new Captured(one.amount().withAmount(one.capturedMinor()), one.createdAt()));
      }
      return intent
          .filter(one -> one.status() == PaymentIntentObserved.Status.SUCCEEDED)
          .filter(one -> one.receivedMinor() > 0)
          .map(one -> new Captured(one.amount().withAmount(one.receivedMinor()), startedAt()));
    }

    private Optional<ChargeLife> authorised() {
      return seen.filter(ChargeFacts::succeeded)
          .map(one -> released(one) ? new Released() : new Authorised());
    }

    /// Before 2025-03-31.basil Stripe refunds a released authorisation.
    private boolean released(ChargeObserved one) {
      return one.refundedMinor() >= one.amount().amountMinor()
          || intent
              .filter(its -> its.status() == PaymentIntentObserved.Status.CANCELED)
              .isPresent();
    }

    private Optional<ChargeLife> delayed() {
      if (!wasProcessing()) {
        return Optional.empty();
      }
      var amount = seen.map(ChargeObserved::amount).or(() -> intent.map(one -> one.amount()));
      var since = seen.map(ChargeObserved::createdAt).orElseGet(this::startedAt);
      return amount.map(
          money ->
              ending(since)
                  .<ChargeLife>map(how -> new Unsuccessful(money, since, how))
                  .orElseGet(() -> new Processing(money, since)));
    }

    private ChargeLife declined() {
      return seen.filter(one -> one.status() == ChargeObserved.Status.FAILED).isPresent()
              || intent.filter(this::awaitsPaymentMethod).isPresent()
          ? new Declined()
          : new Unknown();
    }

    private boolean wasProcessing() {
      return Stream.concat(
              payment
                  .observations(ChargeObserved.class)
                  .filter(one -> one.charge().equals(charge))
                  .map(one -> one.status() == ChargeObserved.Status.PENDING),
              payment
                  .observations(PaymentIntentObserved.class)
                  .filter(this::namesIt)
                  .map(one -> one.status() == PaymentIntentObserved.Status.PROCESSING))
          .anyMatch(Boolean::booleanValue);
    }

    private Optional<Ending> ending(Instant since) {
      if (intent.filter(one -> one.status() == PaymentIntentObserved.Status.CANCELED).isPresent()) {
        return Optional.of(Ending.CANCELED);
      }
      var failed =
          seen.filter(one -> one.status() == ChargeObserved.Status.FAILED).isPresent()
              || intent.filter(this::awaitsPaymentMethod).isPresent()
              || isSuperseded()
              || payment.observations(SessionObserved.class).anyMatch(one -> failed(one, since));
      return failed ? Optional.of(Ending.FAILED) : Optional.empty();
    }

    /// The intent has another charge by now, and collects once. Within one second nothing shows
    /// which charge came first.
    private boolean isSuperseded() {
      return intent
          .filter(its -> isAnotherCharges(newest(its.paymentIntent()), its.at()))
          .isPresent();
    }

    private boolean isAnotherCharges(PaymentIntentObserved newest, Instant since) {
      return newest.at().isAfter(since)
          && newest.latestCharge().filter(latest -> !latest.equals(charge)).isPresent();
    }

    private PaymentIntentObserved newest(String id) {
      return payment.intents().stream()
          .filter(one -> one.paymentIntent().equals(id))
          .findFirst()
          .orElseThrow();
    }

    private static boolean failed(SessionObserved session, Instant since) {
      return session.paymentStatus() == SessionObserved.PaymentStatus.FAILED
          && !session.at().isBefore(since);
    }

    /// The intent waits for another attempt: this one has ended.
    private boolean awaitsPaymentMethod(PaymentIntentObserved one) {
      return one.status() == PaymentIntentObserved.Status.REQUIRES_PAYMENT_METHOD;
    }

    /// When the charge was created, as far as its intent shows.
    private Instant startedAt() {
      return payment
          .observations(PaymentIntentObserved.class)
          .filter(this::namesIt)
          .map(PaymentIntentObserved::at)
          .min(Comparator.naturalOrder())
          .orElse(Instant.EPOCH);
    }

    /// The newest state of its intent in which it is the latest charge.
    private Optional<PaymentIntentObserved> intent() {
      return payment
          .observations(PaymentIntentObserved.class)
          .filter(this::namesIt)
          .reduce((older, newer) -> newer);
    }

    private boolean namesIt(PaymentIntentObserved one) {
      return one.latestCharge().filter(charge::equals).isPresent();
    }

    private static boolean succeeded(ChargeObserved one) {
      return one.status() == ChargeObserved.Status.SUCCEEDED;
    }
  }
}
