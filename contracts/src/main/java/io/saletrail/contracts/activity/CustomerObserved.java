package io.saletrail.contracts.activity;

import java.util.stream.Stream;

/// A customer. Only one thing matters: whether the merchant excluded them from the programme.
///
/// @param observation where and when it was observed
/// @param customer `cus_…`
/// @param optedOut whether the metadata holds `trackdesk=false`
public record CustomerObserved(Observation observation, String customer, boolean optedOut)
    implements PaymentActivity {

  @Override
  public String object() {
    return customer;
  }

  /// Empty: payments of one customer stay separate cases.
  @Override
  public Stream<String> ties() {
    return Stream.empty();
  }

  @Override
  public Stream<String> parents() {
    return Stream.of(customer);
  }
}
