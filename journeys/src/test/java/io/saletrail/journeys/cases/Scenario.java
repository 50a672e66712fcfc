package io.saletrail.journeys.cases;

/// What happens at one merchant, whatever the API version of its Stripe account.
@FunctionalInterface
interface Scenario {
  void play(Shop shop);
}
