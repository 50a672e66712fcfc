package io.saletrail.sandbox.stripe.objects;

import java.util.Map;

public record Customer(
    String id, String account, long created, String email, Map<String, String> metadata)
    implements StripeObject {

  public Customer withMetadata(Map<String, String> next) {
    return new Customer(id, account, created, email, Map.copyOf(next));
  }
}
