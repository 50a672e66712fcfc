package io.saletrail.sandbox.stripe.objects;

/// An object with an id that belongs to one account. `created` is in seconds, as at Stripe.
public sealed interface StripeObject
    permits Application,
        Charge,
        CreditNote,
        Customer,
        Dispute,
        Invoice,
        InvoicePayment,
        PaymentIntent,
        PaymentLink,
        Refund,
        Session,
        StripeEvent,
        Subscription {

  String id();

  String account();

  long created();
}
