package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;

/// Source: docs.stripe.com/api/customers/object. No personal data is published.
final class CustomerReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson customer, Observation observation) {
    return new CustomerObserved(observation, customer.id(), customer.optedOut());
  }
}
