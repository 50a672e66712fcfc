package io.saletrail.stack.chaos;

import io.saletrail.stack.purchase.Purchase;
import io.saletrail.stack.purchase.PurchaseHistory;

/// One purchase of a round.
///
/// @param number counts over all rounds
record Sale(int number, Shop shop, PurchaseHistory history, Purchase purchase) {

  @Override
  public String toString() {
    return "sale %d (%s, %s)".formatted(number, history.label(), shop.account().terms().version());
  }
}
