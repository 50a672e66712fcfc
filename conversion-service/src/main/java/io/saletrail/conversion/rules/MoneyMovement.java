package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A movement of money within a payment, identified by its id at Trackdesk: its charge, or the
/// invoice of a payment outside Stripe.
sealed interface MoneyMovement {
  /// The charge, or the invoice where there is no charge.
  String id();

  /// The conversion's external id at Trackdesk.
  default String externalId() {
    return id();
  }

  Money amount();

  Instant at();

  /// The charge; empty for a payment outside Stripe.
  default Optional<String> charge() {
    return Optional.of(id());
  }

  /// The invoice that it pays, if any.
  Optional<String> invoice();

  /// The name of the payment: the intent of its charge; the invoice where the charge pays more than
  /// that invoice, or where there is no charge.
  default String payment(Payment payment) {
    return charge().map(charge -> payment.intentOf(charge).orElse(charge)).orElse(id());
  }

  /// How the money was collected.
  enum Channel {
    CHARGE,
    /// One charge that pays several invoices.
    SHARED_CHARGE,
    /// Cash or a bank transfer: the merchant marked the invoice as paid.
    OUTSIDE_STRIPE
  }

  /// A payment that succeeded.
  ///
  /// @param chargeTotal the whole charge; the amount is a part of it where invoices share the
  ///   charge
  /// @param remainingMinor set for a conversion over the amount that refunds left
  record Received(
      String id,
      Money amount,
      Money chargeTotal,
      Instant at,
      Channel channel,
      Optional<String> invoice,
      Optional<Long> remainingMinor)
      implements MoneyMovement {

    /// The id; with the invoice where invoices share the charge; with the remaining amount after a
    /// partial refund. The same facts in another order name the same conversions.
    @Override
    public String externalId() {
      var named = channel == Channel.SHARED_CHARGE ? id + "~" + invoice.orElse("") : id;
      return remainingMinor.map(remaining -> named + "~" + remaining).orElse(named);
    }

    @Override
    public Optional<String> charge() {
      return channel == Channel.OUTSIDE_STRIPE ? Optional.empty() : Optional.of(id);
    }

    @Override
    public String payment(Payment payment) {
      return channel == Channel.SHARED_CHARGE
          ? invoice.orElse(id)
          : MoneyMovement.super.payment(payment);
    }

    /// The same payment over the amount that refunds left.
    Received over(long remaining) {
      return new Received(
          id,
          amount.withAmount(remaining),
          chargeTotal,
          at,
          channel,
          invoice,
          Optional.of(remaining));
    }
  }

  /// A delayed payment that has not settled.
  record Processing(String id, Money amount, Instant at, Optional<String> invoice)
      implements MoneyMovement {}

  /// A delayed payment that was processing and did not succeed.
  record Unsuccessful(
      String id, Money amount, Instant at, Optional<String> invoice, ChargeLife.Ending ending)
      implements MoneyMovement {}

  /// The movements of a payment: by its charges, then outside Stripe, each in order of id.
  static List<MoneyMovement> in(Payment payment) {
    var movements = new ArrayList<MoneyMovement>();
    ChargeLife.charges(payment)
        .flatMap(charge -> byCharge(charge, payment))
        .forEach(movements::add);
    payment.invoices().forEach(invoice -> outside(invoice, payment).ifPresent(movements::add));
    return movements;
  }

  private static Stream<? extends MoneyMovement> byCharge(String charge, Payment payment) {
    return switch (ChargeLife.of(charge, payment)) {
      case ChargeLife.Captured(var amount, var at) -> received(charge, amount, at, payment);
      case ChargeLife.Processing(var amount, var at) ->
          Stream.of(new Processing(charge, amount, at, invoiceOf(charge, payment)));
      case ChargeLife.Unsuccessful(var amount, var at, var ending) ->
          Stream.of(new Unsuccessful(charge, amount, at, invoiceOf(charge, payment), ending));
      case ChargeLife.Authorised _,
          ChargeLife.Released _,
          ChargeLife.Declined _,
          ChargeLife.Unknown _ ->
          Stream.empty();
    };
  }

  /// The part of a charge that each of its invoices received. Since basil a charge can pay several
  /// invoices, and only the invoice payments show the split
  /// (docs.stripe.com/api/invoice-payment/object).
  private static Stream<Received> received(
      String charge, Money amount, Instant at, Payment payment) {
    var paid = paidTo(charge, payment);
    if (paid.isEmpty()) {
      var invoice = invoiceOf(charge, payment);
      return Stream.of(
          new Received(charge, amount, amount, at, Channel.CHARGE, invoice, Optional.empty()));
    }
    var channel = paid.size() == 1 ? Channel.CHARGE : Channel.SHARED_CHARGE;
    return paid.entrySet().stream()
        .map(part -> part(charge, amount, at, channel, part.getKey(), part.getValue()));
  }

  private static Received part(
      String charge,
      Money chargeTotal,
      Instant at,
      Channel channel,
      String invoice,
      long paidMinor) {
    var amount = chargeTotal.withAmount(Math.min(chargeTotal.amountMinor(), paidMinor));
    return new Received(
        charge, amount, chargeTotal, at, channel, Optional.of(invoice), Optional.empty());
  }

  /// The part of a charge that each invoice received, by invoice.
  private static Map<String, Long> paidTo(String charge, Payment payment) {
    var paid = new TreeMap<String, Long>();
    for (var part : payment.invoicePayments()) {
      if (part.status() == InvoicePaymentObserved.Status.PAID && concerns(part, charge, payment)) {
        part.paid()
            .map(Money::amountMinor)
            .filter(minor -> minor > 0)
            .ifPresent(minor -> paid.merge(part.invoice(), minor, Long::sum));
      }
    }
    return paid;
  }

  private static boolean concerns(InvoicePaymentObserved part, String charge, Payment payment) {
    return part.charge().isPresent()
        ? part.charge().get().equals(charge)
        : part.paymentIntent().isPresent() && part.paymentIntent().equals(payment.intentOf(charge));
  }

  /// The invoice that a charge pays; of several, the first in order of id.
  private static Optional<String> invoiceOf(String charge, Payment payment) {
    var intent = payment.intentOf(charge);
    var named =
        Stream.of(
                payment.charges().stream()
                    .filter(seen -> seen.charge().equals(charge))
                    .flatMap(seen -> seen.invoice().stream()),
                payment.invoicePayments().stream()
                    .filter(part -> concerns(part, charge, payment))
                    .map(InvoicePaymentObserved::invoice),
                payment.intents().stream()
                    .filter(seen -> intent.filter(seen.paymentIntent()::equals).isPresent())
                    .flatMap(seen -> seen.invoice().stream()),
                payment.invoices().stream()
                    .filter(
                        invoice ->
                            invoice.charge().filter(charge::equals).isPresent()
                                || (intent.isPresent() && invoice.paymentIntent().equals(intent)))
                    .map(InvoiceObserved::invoice))
            .flatMap(ids -> ids)
            .sorted()
            .findFirst();
    return named.or(payment::invoice);
  }

  /// The amount of an invoice that was paid outside Stripe, apart from any charge or failed
  /// attempt. Since basil a payment record shows it; before, the invoice itself does, and since
  /// 2026-05-27.dahlia the invoice does if it is expanded.
  private static Optional<Received> outside(InvoiceObserved invoice, Payment payment) {
    var recorded =
        payment.invoicePayments().stream()
            .filter(part -> part.invoice().equals(invoice.invoice()))
            .filter(part -> part.paymentRecord().isPresent())
            .filter(part -> part.status() == InvoicePaymentObserved.Status.PAID)
            .flatMap(part -> part.paid().stream())
            .mapToLong(Money::amountMinor)
            .sum();
    var reported =
        invoice.status() == InvoiceObserved.Status.PAID ? invoice.paidOffStripeMinor() : 0;
    var minor = Math.max(recorded, reported);
    var money = invoice.paid().withAmount(minor);
    return minor > 0 ? Optional.of(outside(invoice, money)) : Optional.empty();
  }

  private static Received outside(InvoiceObserved invoice, Money money) {
    return new Received(
        invoice.invoice(),
        money,
        money,
        invoice.paidAt().orElse(invoice.createdAt()),
        Channel.OUTSIDE_STRIPE,
        Optional.of(invoice.invoice()),
        Optional.empty());
  }
}
