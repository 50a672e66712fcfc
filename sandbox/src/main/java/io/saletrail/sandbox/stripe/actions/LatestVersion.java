package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.ledger.AccountState;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;

/// What an object that a caller saw earlier has become.
record LatestVersion(AccountState book) {

  PaymentLink of(PaymentLink seen) {
    return book.links.find(seen.id()).orElseThrow();
  }

  Session of(Session seen) {
    return book.sessions.find(seen.id()).orElseThrow();
  }

  PaymentIntent of(PaymentIntent seen) {
    return book.paymentIntents.find(seen.id()).orElseThrow();
  }

  Charge of(Charge seen) {
    return book.charges.find(seen.id()).orElseThrow();
  }

  Subscription of(Subscription seen) {
    return book.subscriptions.find(seen.id()).orElseThrow();
  }

  Invoice of(Invoice seen) {
    return book.invoices.find(seen.id()).orElseThrow();
  }

  Refund of(Refund seen) {
    return book.refunds.find(seen.id()).orElseThrow();
  }

  Dispute of(Dispute seen) {
    return book.disputes.find(seen.id()).orElseThrow();
  }

  Customer of(Customer seen) {
    return book.customers.find(seen.id()).orElseThrow();
  }
}
