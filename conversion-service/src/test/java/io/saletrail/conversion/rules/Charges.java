package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.RefundObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One charge of 49.00 EUR and Stripe's events about it, by day.
final class Charges {
  static final String BEFORE_BASIL = "2024-06-20";
  static final String BASIL = "2025-03-31.basil";
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final long AUTHORISED = 4_900;

  final List<PaymentActivity> facts = new ArrayList<>();
  private final String version;

  Charges(String version) {
    this.version = version;
  }

  /// @param captured captured so far, minor units
  /// @param refunded running total of refunds, minor units
  Charges charge(int day, String type, long captured, long refunded) {
    facts.add(
        new ChargeObserved(
            seen(day, type),
            "ch_1",
            ChargeObserved.Status.SUCCEEDED,
            eur(AUTHORISED),
            captured,
            refunded,
            Optional.of("pi_1"),
            Optional.empty(),
            START,
            Optional.empty()));
    return this;
  }

  Charges refund(int day, String id, long amount, RefundObserved.Status status) {
    facts.add(
        new RefundObserved(
            seen(day, "refund.updated"),
            id,
            status,
            eur(amount),
            Optional.of("ch_1"),
            Optional.of("pi_1"),
            made(id, day)));
    return this;
  }

  Payment payment() {
    return Payment.of(facts.stream().sorted(PaymentCase.STRIPES_ORDER).toList());
  }

  /// The remaining amount of the charge, minor units.
  long leftMinor() {
    var received = (MoneyMovement.Received) MoneyMovement.in(payment()).getFirst();
    var reversals = Reversals.of(received, payment());
    return reversals.saleMinor() - reversals.refundedMinor() - reversals.lostMinor();
  }

  private Instant made(String id, int day) {
    return facts.stream()
        .filter(fact -> fact.object().equals(id))
        .map(PaymentActivity::at)
        .findFirst()
        .orElseGet(() -> day(day));
  }

  private Observation seen(int day, String type) {
    return new Observation(
        "acct_1",
        true,
        "evt_" + facts.size(),
        type,
        day(day),
        Observation.Origin.WEBHOOK,
        Optional.of(version));
  }

  static Instant day(int day) {
    return START.plusSeconds(day * 86_400L);
  }

  static Money eur(long minor) {
    return new Money(minor, "eur");
  }
}
