package io.saletrail.journeys.cases;

/// What happens at one merchant, independent of the account's API version.
@FunctionalInterface
interface Scenario {
  void play(Shop shop);
}
