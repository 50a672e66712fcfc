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

/// A movement of money within a payment, named by what Trackdesk is to know it by: its charge, or
/// the invoice of a payment outside Stripe.
sealed interface MoneyMovement {
  /// The charge, or the invoice where there is no charge.
  String id();

  /// What Trackdesk knows the conversion by.
  default String externalId() {
    return id();
  }

  Money amount();

  Instant at();

  /// The charge, where there is one.
  default Optional<String> charge() {
    return Optional.of(id());
  }

  /// The invoice that it pays, where there is one.
  Optional<String> invoice();

  /// What names the payment that it is: the intent of its charge, or the invoice where it is not
  /// all that the charge paid, or where there is no charge.
  default String payment(Payment payment) {
    return charge().map(charge -> payment.intentOf(charge).orElse(charge)).orElse(id());
  }

  /// By what way money came.
  enum Way {
    CHARGE,
    /// One charge that pays several invoices.
    SHARED_CHARGE,
    /// Cash, a bank transfer: the merchant marked the invoice as paid.
    OUTSIDE_STRIPE
  }

  /// The money came.
  ///
  /// @param whole all that came by the charge; the amount is a part of it where the charge is
  ///   shared
  /// @param restMinor set for a conversion over what refunds have left
  record Came(
      String id,
      Money amount,
      Money whole,
      Instant at,
      Way way,
      Optional<String> invoice,
      Optional<Long> restMinor)
      implements MoneyMovement {

    /// The id; with the invoice where the charge is shared; with the rest where refunds left one:
    /// the same facts in another order name the same conversions.
    @Override
    public String externalId() {
      var named = way == Way.SHARED_CHARGE ? id + "~" + invoice.orElse("") : id;
      return restMinor.map(rest -> named + "~" + rest).orElse(named);
    }

    @Override
    public Optional<String> charge() {
      return way == Way.OUTSIDE_STRIPE ? Optional.empty() : Optional.of(id);
    }

    @Override
    public String payment(Payment payment) {
      return way == Way.SHARED_CHARGE ? invoice.orElse(id) : MoneyMovement.super.payment(payment);
    }

    /// The same money, as far as refunds have left it.
    Came over(long rest) {
      return new Came(id, amount.withAmount(rest), whole, at, way, invoice, Optional.of(rest));
    }
  }

  /// A delayed payment that has not settled.
  record UnderWay(String id, Money amount, Instant at, Optional<String> invoice)
      implements MoneyMovement {}

  /// A delayed payment that was under way and came to nothing.
  record Fell(
      String id, Money amount, Instant at, Optional<String> invoice, ChargeLife.Ending ending)
      implements MoneyMovement {}

  /// The movements of a payment: by its charges, then outside Stripe, each in order of id.
  static List<MoneyMovement> in(Payment payment) {
    var moneys = new ArrayList<MoneyMovement>();
    ChargeLife.charges(payment).flatMap(charge -> by(charge, payment)).forEach(moneys::add);
    payment.invoices().forEach(invoice -> outside(invoice, payment).ifPresent(moneys::add));
    return moneys;
  }

  private static Stream<? extends MoneyMovement> by(String charge, Payment payment) {
    return switch (ChargeLife.of(charge, payment)) {
      case ChargeLife.Captured(var amount, var at) -> came(charge, amount, at, payment);
      case ChargeLife.UnderWay(var amount, var at) ->
          Stream.of(new UnderWay(charge, amount, at, invoiceOf(charge, payment)));
      case ChargeLife.Fell(var amount, var at, var ending) ->
          Stream.of(new Fell(charge, amount, at, invoiceOf(charge, payment), ending));
      case ChargeLife.Authorised _,
          ChargeLife.Released _,
          ChargeLife.Declined _,
          ChargeLife.Unknown _ ->
          Stream.empty();
    };
  }

  /// What a charge brought to each invoice that it pays. Since basil a charge can pay several, and
  /// only the invoice payments tell how much of it is whose
  /// (docs.stripe.com/api/invoice-payment/object).
  private static Stream<Came> came(String charge, Money amount, Instant at, Payment payment) {
    var paid = paidTo(charge, payment);
    if (paid.isEmpty()) {
      var invoice = invoiceOf(charge, payment);
      return Stream.of(new Came(charge, amount, amount, at, Way.CHARGE, invoice, Optional.empty()));
    }
    var way = paid.size() == 1 ? Way.CHARGE : Way.SHARED_CHARGE;
    return paid.entrySet().stream()
        .map(part -> part(charge, amount, at, way, part.getKey(), part.getValue()));
  }

  private static Came part(
      String charge, Money whole, Instant at, Way way, String invoice, long paidMinor) {
    var amount = whole.withAmount(Math.min(whole.amountMinor(), paidMinor));
    return new Came(charge, amount, whole, at, way, Optional.of(invoice), Optional.empty());
  }

  /// What each invoice got of a charge, by invoice.
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

  /// The invoice that a charge is for; of several, the first in order of id.
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

  /// What was paid of an invoice outside Stripe: beside any charge, and beside any try that failed.
  /// Since basil a payment record stands for it; the invoice itself tells it before, and since
  /// 2026-05-27.dahlia where it is asked for.
  private static Optional<Came> outside(InvoiceObserved invoice, Payment payment) {
    var recorded =
        payment.invoicePayments().stream()
            .filter(part -> part.invoice().equals(invoice.invoice()))
            .filter(part -> part.paymentRecord().isPresent())
            .filter(part -> part.status() == InvoicePaymentObserved.Status.PAID)
            .flatMap(part -> part.paid().stream())
            .mapToLong(Money::amountMinor)
            .sum();
    var told = invoice.status() == InvoiceObserved.Status.PAID ? invoice.paidOffStripeMinor() : 0;
    var minor = Math.max(recorded, told);
    var money = invoice.paid().withAmount(minor);
    return minor > 0 ? Optional.of(outside(invoice, money)) : Optional.empty();
  }

  private static Came outside(InvoiceObserved invoice, Money money) {
    return new Came(
        invoice.invoice(),
        money,
        money,
        invoice.paidAt().orElse(invoice.createdAt()),
        Way.OUTSIDE_STRIPE,
        Optional.of(invoice.invoice()),
        Optional.empty());
  }
}
