package io.saletrail.journeys.cases;

/// A page of Stripe's documentation or changelog with the shapes of a row.
enum StripePage {
  FULFILMENT("checkout", "checkout/fulfillment"),
  URL_PARAMETERS("payment links", "payment-links/url-parameters"),
  SESSION("session", "api/checkout/sessions/object"),
  DISCOUNTS("session discounts", "changelog/acacia/2025-01-27/checkout-sessions-discounts-field"),
  RECOVERY("recovery", "payments/checkout/abandoned-carts"),
  SETUP("setup mode", "payments/checkout/save-and-reuse"),
  RECEIPTS("paid invoices", "receipts"),
  INTENT("payment intent", "api/payment_intents/object"),
  LIFECYCLE("life of a payment", "payments/paymentintents/lifecycle"),
  CANCEL_INTENT("cancel a payment", "api/payment_intents/cancel"),
  LATEST_CHARGE("latest charge", "changelog/2022-11-15/removes-charges-attribute-paymentintent"),
  REFUNDS_IN_CHARGE("refunds in charges", "changelog/2022-11-15/deprecates-charges-auto-expand"),
  SEPA("SEPA debit", "payments/sepa-debit/accept-a-payment"),
  CHARGE("charge", "api/charges/object"),
  HOLD("authorisation", "payments/place-a-hold-on-a-payment-method"),
  RELEASE(
      "release and refund",
      "changelog/basil/2025-03-31/remove-refund-from-partial-capture-and-payment-cancellation-flow"),
  MULTICAPTURE("multicapture", "payments/multicapture"),
  SUBSCRIPTIONS("subscriptions", "billing/subscriptions/webhooks"),
  SUBSCRIPTION("subscription", "api/subscriptions/object"),
  TRIALS("trials", "billing/subscriptions/trials"),
  PRORATIONS("prorations", "billing/subscriptions/prorations"),
  INVOICE("invoice", "api/invoices/object"),
  INVOICES("life of an invoice", "invoicing/overview"),
  INVOICE_PAYMENT("invoice payment", "api/invoice-payment/object"),
  PARTIAL_PAYMENTS("partial payments", "invoicing/partial-payments"),
  PAYMENTS_OF_INVOICES(
      "payments of invoices",
      "changelog/basil/2025-03-31/add-support-for-multiple-partial-payments-on-invoices"),
  PAID_OFF_STRIPE(
      "paid outside", "changelog/dahlia/2026-05-27/invoice-object-amount-paid-off-stripe-property"),
  INVOICE_ITEMS("invoice items", "api/invoiceitems/create"),
  CREDIT_NOTE("credit note", "api/credit_notes/object"),
  REFUND("refund", "api/refunds/object"),
  REFUNDS("refunds", "refunds"),
  DISPUTE("dispute", "api/disputes/object"),
  DISPUTES("disputes", "disputes/how-disputes-work"),
  PREVENTIONS("prevented disputes", "changelog/basil/2025-08-27/add-preventions-to-dispute"),
  METADATA("metadata", "metadata"),
  CURRENCIES("currencies", "currencies"),
  REQUEST_VERSION("version of a request", "api/versioning"),
  VERSIONS("versions of events", "webhooks/versioning"),
  EVENTS("event types", "api/events/types");

  private final String title;
  private final String path;

  StripePage(String title, String path) {
    this.title = title;
    this.path = path;
  }

  /// A link of the table, completed by [#definition].
  String link() {
    return "[" + title + "]";
  }

  String definition() {
    return link() + ": https://docs.stripe.com/" + path;
  }
}
