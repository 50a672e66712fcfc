package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CreditNoteObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Delivery;
import io.saletrail.contracts.conversion.StripeIds;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// One payment, as far as observed: the newest state of each of its objects, in order of id.
///
/// @param facts all facts about it, in Stripe's order
public record Payment(
    List<PaymentActivity> facts,
    Collection<SessionObserved> sessions,
    Collection<PaymentIntentObserved> intents,
    Collection<ChargeObserved> charges,
    Collection<InvoiceObserved> invoices,
    Collection<InvoicePaymentObserved> invoicePayments,
    Collection<RefundObserved> refunds,
    Collection<DisputeObserved> disputes,
    Collection<CreditNoteObserved> creditNotes) {

  static Payment of(List<PaymentActivity> ordered) {
    return new Payment(
        ordered,
        PaymentCase.newest(ordered, SessionObserved.class).values(),
        PaymentCase.newest(ordered, PaymentIntentObserved.class).values(),
        PaymentCase.newest(ordered, ChargeObserved.class).values(),
        PaymentCase.newest(ordered, InvoiceObserved.class).values(),
        PaymentCase.newest(ordered, InvoicePaymentObserved.class).values(),
        PaymentCase.newest(ordered, RefundObserved.class).values(),
        PaymentCase.newest(ordered, DisputeObserved.class).values(),
        PaymentCase.newest(ordered, CreditNoteObserved.class).values());
  }

  /// Whether it is live. Stripe's refunds do not state it, so one fact that does is enough.
  boolean livemode() {
    return facts.stream().anyMatch(fact -> fact.observation().livemode());
  }

  /// Live or test.
  public Delivery delivery() {
    return livemode() ? Delivery.LIVE : Delivery.TEST;
  }

  /// Every observation of a kind, in Stripe's order.
  <T extends PaymentActivity> Stream<T> observations(Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /// The subscription that its facts name.
  Optional<String> subscription() {
    return mentioned(
        fact ->
            switch (fact) {
              case SessionObserved session -> session.subscription();
              case InvoiceObserved invoice -> invoice.subscription();
              case SubscriptionObserved subscription -> Optional.of(subscription.subscription());
              case PaymentIntentObserved _,
                  ChargeObserved _,
                  InvoicePaymentObserved _,
                  RefundObserved _,
                  DisputeObserved _,
                  CreditNoteObserved _,
                  CustomerObserved _ ->
                  Optional.empty();
            });
  }

  /// The subscription of one of its invoices; of the payment where the invoice is unknown.
  Optional<String> subscriptionOf(Optional<String> invoice) {
    return invoice(invoice).flatMap(InvoiceObserved::subscription).or(this::subscription);
  }

  /// The invoice that its facts name.
  Optional<String> invoice() {
    return mentioned(Payment::invoiceIn);
  }

  /// An invoice in its newest state.
  Optional<InvoiceObserved> invoice(Optional<String> id) {
    return id.flatMap(
        wanted -> invoices.stream().filter(seen -> seen.invoice().equals(wanted)).findFirst());
  }

  /// The payment intent that its facts name; of several, the last in order of id.
  Optional<String> intent() {
    return mentioned(Payment::intentIn);
  }

  /// The payment intent of one of its charges.
  Optional<String> intentOf(String charge) {
    return facts.stream()
        .filter(fact -> fact.ties().anyMatch(charge::equals))
        .flatMap(fact -> intentIn(fact).stream())
        .max(String::compareTo);
  }

  /// The charge that its facts name; of several, the last in order of id.
  Optional<String> charge() {
    return mentioned(
        fact ->
            switch (fact) {
              case ChargeObserved charge -> Optional.of(charge.charge());
              case PaymentIntentObserved intent -> intent.latestCharge();
              case InvoiceObserved invoice -> invoice.charge();
              case InvoicePaymentObserved payment -> payment.charge();
              case RefundObserved refund -> refund.charge();
              case DisputeObserved dispute -> dispute.charge();
              case SessionObserved _,
                  CreditNoteObserved _,
                  SubscriptionObserved _,
                  CustomerObserved _ ->
                  Optional.empty();
            });
  }

  /// The key of the payment while none of its charges has succeeded.
  String name() {
    return intent().or(this::invoice).or(this::charge).orElseGet(() -> facts.getFirst().object());
  }

  /// The Stripe objects behind it.
  StripeIds stripeIds(Optional<SessionObserved> session) {
    return stripeIds(Optional.empty(), intent(), charge(), session);
  }

  /// The Stripe objects behind one movement of money.
  StripeIds stripeIds(MoneyMovement money, Optional<SessionObserved> session) {
    return stripeIds(
        money.invoice(), money.charge().flatMap(this::intentOf), money.charge(), session);
  }

  private StripeIds stripeIds(
      Optional<String> invoice,
      Optional<String> intent,
      Optional<String> charge,
      Optional<SessionObserved> session) {
    return new StripeIds(
        session.map(SessionObserved::session),
        intent,
        charge,
        invoice.or(this::invoice),
        subscriptionOf(invoice),
        refunds.stream().map(RefundObserved::refund).toList(),
        disputes.stream().map(DisputeObserved::dispute).toList());
  }

  private static Optional<String> invoiceIn(PaymentActivity fact) {
    return switch (fact) {
      case SessionObserved session -> session.invoice();
      case InvoiceObserved invoice -> Optional.of(invoice.invoice());
      case InvoicePaymentObserved payment -> Optional.of(payment.invoice());
      case ChargeObserved charge -> charge.invoice();
      case PaymentIntentObserved intent -> intent.invoice();
      case CreditNoteObserved note -> Optional.of(note.invoice());
      case RefundObserved _, DisputeObserved _, SubscriptionObserved _, CustomerObserved _ ->
          Optional.empty();
    };
  }

  private static Optional<String> intentIn(PaymentActivity fact) {
    return switch (fact) {
      case SessionObserved session -> session.paymentIntent();
      case PaymentIntentObserved intent -> Optional.of(intent.paymentIntent());
      case ChargeObserved charge -> charge.paymentIntent();
      case InvoiceObserved invoice -> invoice.paymentIntent();
      case InvoicePaymentObserved payment -> payment.paymentIntent();
      case RefundObserved refund -> refund.paymentIntent();
      case DisputeObserved dispute -> dispute.paymentIntent();
      case CreditNoteObserved _, SubscriptionObserved _, CustomerObserved _ -> Optional.empty();
    };
  }

  /// Stripe sets these ids once and never changes them. If observations disagree, the last in order
  /// of id counts, whatever the order of arrival.
  private Optional<String> mentioned(Function<PaymentActivity, Optional<String>> where) {
    var ids = new TreeSet<String>();
    facts.stream()
        .flatMap(fact -> Stream.ofNullable(where.apply(fact).orElse(null)))
        .forEach(ids::add);
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.last());
  }
}
