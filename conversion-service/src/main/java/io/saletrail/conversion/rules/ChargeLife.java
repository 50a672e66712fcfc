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

/// How far one charge came, by its own states and by what its payment intent says of it. Another
/// charge of the same payment says nothing about it.
///
/// Source: docs.stripe.com/payments/paymentintents/lifecycle.
sealed interface ChargeLife {
  /// The money came.
  record Captured(Money amount, Instant at) implements ChargeLife {}

  /// The buyer's bank holds the money for the merchant.
  record Authorised() implements ChargeLife {}

  /// The merchant let an authorisation go.
  record Released() implements ChargeLife {}

  /// A delayed payment that has not settled.
  record UnderWay(Money amount, Instant at) implements ChargeLife {}

  /// A delayed payment that was under way and came to nothing.
  record Fell(Money amount, Instant at, Ending ending) implements ChargeLife {}

  /// A try that was declined at once.
  record Declined() implements ChargeLife {}

  /// Nothing is known but its id.
  record Unknown() implements ChargeLife {}

  /// How a delayed payment came to nothing.
  enum Ending {
    FAILED,
    CANCELED
  }

  /// The charges that a payment's facts tell of, in order of id.
  static Stream<String> charges(Payment payment) {
    var charges = new TreeSet<String>();
    payment.charges().forEach(charge -> charges.add(charge.charge()));
    payment
        .sightings(PaymentIntentObserved.class)
        .flatMap(intent -> intent.latestCharge().stream())
        .forEach(charges::add);
    return charges.stream();
  }

  static ChargeLife of(String charge, Payment payment) {
    return new Reading(charge, payment).life();
  }

  /// What the facts of a payment say of one charge.
  final class Reading {
    private final String charge;
    private final Payment payment;
    private final Optional<ChargeObserved> seen;
    private final Optional<PaymentIntentObserved> intent;

    Reading(String charge, Payment payment) {
      this.charge = charge;
      this.payment = payment;
      this.seen = payment.charges().stream().filter(one -> one.charge().equals(charge)).findFirst();
      this.intent = intent();
    }

    ChargeLife life() {
      return captured().or(this::held).or(this::delayed).orElseGet(this::declined);
    }

    /// A payment intent that succeeded vouches for its charge where the charge was not seen so.
    private Optional<ChargeLife> captured() {
      var own = seen.filter(Reading::succeeded).filter(one -> one.capturedMinor() > 0);
      if (own.isPresent()) {
        return own.map(
            one -> new Captured(one.amount().withAmount(one.capturedMinor()), one.createdAt()));
      }
      return intent
          .filter(one -> one.status() == PaymentIntentObserved.Status.SUCCEEDED)
          .filter(one -> one.receivedMinor() > 0)
          .map(one -> new Captured(one.amount().withAmount(one.receivedMinor()), begun()));
    }

    private Optional<ChargeLife> held() {
      return seen.filter(Reading::succeeded)
          .map(one -> released(one) ? new Released() : new Authorised());
    }

    /// Before 2025-03-31.basil Stripe refunds an authorisation that is let go.
    private boolean released(ChargeObserved one) {
      return one.refundedMinor() >= one.amount().amountMinor()
          || intent
              .filter(its -> its.status() == PaymentIntentObserved.Status.CANCELED)
              .isPresent();
    }

    private Optional<ChargeLife> delayed() {
      if (!wasUnderWay()) {
        return Optional.empty();
      }
      var amount = seen.map(ChargeObserved::amount).or(() -> intent.map(one -> one.amount()));
      var since = seen.map(ChargeObserved::createdAt).orElseGet(this::begun);
      return amount.map(
          money ->
              ending(since)
                  .<ChargeLife>map(how -> new Fell(money, since, how))
                  .orElseGet(() -> new UnderWay(money, since)));
    }

    private ChargeLife declined() {
      return seen.filter(one -> one.status() == ChargeObserved.Status.FAILED).isPresent()
              || intent.filter(this::fellBack).isPresent()
          ? new Declined()
          : new Unknown();
    }

    private boolean wasUnderWay() {
      return Stream.concat(
              payment
                  .sightings(ChargeObserved.class)
                  .filter(one -> one.charge().equals(charge))
                  .map(one -> one.status() == ChargeObserved.Status.PENDING),
              payment
                  .sightings(PaymentIntentObserved.class)
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
              || intent.filter(this::fellBack).isPresent()
              || movedOn()
              || payment.sightings(SessionObserved.class).anyMatch(one -> failed(one, since));
      return failed ? Optional.of(Ending.FAILED) : Optional.empty();
    }

    /// The intent has another charge by now, and takes money once. Within one second nothing tells
    /// which charge came first.
    private boolean movedOn() {
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

    /// The intent waits for another try: this one is over.
    private boolean fellBack(PaymentIntentObserved one) {
      return one.status() == PaymentIntentObserved.Status.REQUIRES_PAYMENT_METHOD;
    }

    /// When the charge was made, as far as its intent tells.
    private Instant begun() {
      return payment
          .sightings(PaymentIntentObserved.class)
          .filter(this::namesIt)
          .map(PaymentIntentObserved::at)
          .min(Comparator.naturalOrder())
          .orElse(Instant.EPOCH);
    }

    /// The newest state of its intent in which it is the latest charge.
    private Optional<PaymentIntentObserved> intent() {
      return payment
          .sightings(PaymentIntentObserved.class)
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
