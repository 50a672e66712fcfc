package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Customer;

/// `customer`.
final class CustomerShape {

  private CustomerShape() {}

  static ObjectNode of(Customer customer, Shapes shapes) {
    var node = Template.of("customer");
    node.put("id", customer.id());
    node.put("created", customer.created());
    node.put("email", customer.email());
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, customer.metadata());
    return node;
  }
}
