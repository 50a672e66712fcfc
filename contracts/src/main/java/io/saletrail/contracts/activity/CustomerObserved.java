package io.saletrail.contracts.activity;

import java.util.stream.Stream;

/// A customer, of whom one thing matters: whether the merchant took them out of the programme.
///
/// @param observation where and when it was seen
/// @param customer `cus_…`
/// @param optedOut the merchant wrote `trackdesk=false` into their metadata
public record CustomerObserved(Observation observation, String customer, boolean optedOut)
    implements PaymentActivity {

  @Override
  public String object() {
    return customer;
  }

  /// None: two payments of one customer are two payments.
  @Override
  public Stream<String> ties() {
    return Stream.empty();
  }

  @Override
  public Stream<String> parents() {
    return Stream.of(customer);
  }
}
