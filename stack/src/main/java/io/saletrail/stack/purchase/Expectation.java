package io.saletrail.stack.purchase;

import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;

/// What must be left of a payment at the end.
public sealed interface Expectation {

  /// Trackdesk holds one conversion.
  ///
  /// @param payment number of the payment within the purchase, from 0
  record Held(int payment, ConversionStatus status, long amountMinor) implements Expectation {}

  /// Trackdesk holds nothing, and a merchant can look up why.
  record NotCredited(NotCreditedReason reason) implements Expectation {}

  /// The buyer was opted out later: Trackdesk holds nothing, or a conversion that it already had is
  /// rejected.
  ///
  /// @param payment number of the payment within the purchase, from 0
  record Withdrawn(int payment) implements Expectation {}
}
