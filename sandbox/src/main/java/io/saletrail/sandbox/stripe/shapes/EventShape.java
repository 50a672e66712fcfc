package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import java.io.UncheckedIOException;
import java.util.Optional;

/// `event`: the only object that is rendered once and then kept.
public final class EventShape {

  private EventShape() {}

  /// The whole event as text.
  ///
  /// @param previous the previous values, for `…updated` events
  /// @param request the API request that caused it; empty if Stripe itself did
  public static String write(
      String id,
      long created,
      String type,
      StripeObject about,
      Optional<ObjectNode> previous,
      Optional<String> request,
      int pendingWebhooks,
      Shapes shapes) {
    var terms = shapes.state().terms();
    var node = Template.JSON.createObjectNode();
    node.put("id", id);
    node.put("object", "event");
    if (!terms.own()) {
      node.put("account", terms.id());
    }
    node.put("api_version", shapes.version().name());
    node.put("created", created);
    var content = node.putObject("data");
    content.set("object", shapes.render(about));
    previous.ifPresent(overwritten -> content.set("previous_attributes", overwritten));
    node.put("livemode", terms.livemode());
    node.put("pending_webhooks", pendingWebhooks);
    var cause = node.putObject("request");
    Shapes.put(cause, "id", request);
    cause.putNull("idempotency_key");
    node.put("type", type);
    try {
      return Template.JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode read(StripeEvent event) {
    try {
      return (ObjectNode) Template.JSON.readTree(event.json());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
