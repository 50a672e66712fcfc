package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Application;

/// `application`. It has three fields.
final class ApplicationShape {

  private ApplicationShape() {}

  static ObjectNode of(Application application) {
    return Template.JSON
        .createObjectNode()
        .put("id", application.id())
        .put("object", "application")
        .put("name", application.name());
  }
}
