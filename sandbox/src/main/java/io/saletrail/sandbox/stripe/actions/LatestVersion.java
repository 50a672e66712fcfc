package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.state.AccountState;

/// Finds the current state of an object that a caller has from an earlier time.
record LatestVersion(AccountState state) {

  PaymentLink of(PaymentLink seen) {
    return state.links.find(seen.id()).orElseThrow();
  }

  Session of(Session seen) {
    return state.sessions.find(seen.id()).orElseThrow();
  }

  PaymentIntent of(PaymentIntent seen) {
    return state.paymentIntents.find(seen.id()).orElseThrow();
  }

  Charge of(Charge seen) {
    return state.charges.find(seen.id()).orElseThrow();
  }

  Subscription of(Subscription seen) {
    return state.subscriptions.find(seen.id()).orElseThrow();
  }

  Invoice of(Invoice seen) {
    return state.invoices.find(seen.id()).orElseThrow();
  }

  Refund of(Refund seen) {
    return state.refunds.find(seen.id()).orElseThrow();
  }

  Dispute of(Dispute seen) {
    return state.disputes.find(seen.id()).orElseThrow();
  }

  Customer of(Customer seen) {
    return state.customers.find(seen.id()).orElseThrow();
  }
}
