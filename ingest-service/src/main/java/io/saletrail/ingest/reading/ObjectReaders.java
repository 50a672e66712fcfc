package io.saletrail.ingest.reading;

import java.util.Map;
import java.util.Optional;

/// The readers by the object's field `object`. Kinds without a reader move no money.
final class ObjectReaders {
  private static final Map<String, ObjectReader> BY_KIND =
      Map.of(
          "checkout.session", new SessionReader(),
          "payment_intent", new PaymentIntentReader(),
          "charge", new ChargeReader(),
          "invoice", new InvoiceReader(),
          "invoice_payment", new InvoicePaymentReader(),
          "subscription", new SubscriptionReader(),
          "refund", new RefundReader(),
          "dispute", new DisputeReader(),
          "credit_note", new CreditNoteReader(),
          "customer", new CustomerReader());

  private ObjectReaders() {}

  static Optional<ObjectReader> of(String kind) {
    return Optional.ofNullable(BY_KIND.get(kind));
  }
}
