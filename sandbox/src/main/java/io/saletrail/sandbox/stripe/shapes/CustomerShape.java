package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;

/// `customer`. Until 2020-08-27 it contained its related objects.
///
/// Sources: docs.stripe.com/api/customers/object and docs.stripe.com/changelog/2020-08-27.
final class CustomerShape {

  private CustomerShape() {}

  static ObjectNode of(Customer customer, Shapes shapes) {
    var node = Template.of("customer");
    node.put("id", customer.id());
    node.put("created", customer.created());
    node.put("email", customer.email());
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, customer.metadata());
    if (shapes.before(ApiVersion.OLD)) {
      var at = "/v1/customers/" + customer.id();
      node.set("sources", Shapes.list(at + "/sources", List.of(), false));
      node.set("subscriptions", Shapes.list(at + "/subscriptions", List.of(), false));
      node.set("tax_ids", Shapes.list(at + "/tax_ids", List.of(), false));
    }
    return node;
  }
}
