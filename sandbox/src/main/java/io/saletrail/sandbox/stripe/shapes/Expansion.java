package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.Optional;

/// `expand[]`: replaces ids by their objects, and adds the few lists that are included only on
/// request.
public final class Expansion {

  /// Stripe's limit.
  public static final int MAX_DEPTH = 4;

  /// Not contained in any event, and in a response only on request.
  ///
  /// Source:
  /// docs.stripe.com/changelog/dahlia/2026-05-27/invoice-object-amount-paid-off-stripe-property.
  private static final String OFF_STRIPE = "amount_paid_off_stripe";

  private final Shapes shapes;

  public Expansion(Shapes shapes) {
    this.shapes = shapes;
  }

  /// Expands one path in place.
  ///
  /// @param path such as `data.payment_intent.latest_charge`; a step that is null stays null
  /// @return false when the path names a field that cannot be expanded
  public boolean expand(JsonNode root, String path) {
    return follow(root, List.of(path.split("\\.")));
  }

  private boolean follow(JsonNode node, List<String> path) {
    if (path.isEmpty()) {
      return true;
    }
    return switch (node) {
      case ArrayNode array -> {
        boolean possible = true;
        for (var item : array) {
          possible &= follow(item, path);
        }
        yield possible;
      }
      case ObjectNode object -> step(object, path.getFirst(), path.subList(1, path.size()));
      default -> node.isNull();
    };
  }

  private boolean step(ObjectNode object, String field, List<String> rest) {
    if (!object.has(field) || object.path(field).isNull()) {
      included(object, field).ifPresent(list -> object.set(field, list));
    }
    var value = object.path(field);
    if (value.isTextual()) {
      var found = expanded(field, value.asText());
      found.ifPresent(target -> object.set(field, target));
      return found.isPresent() && follow(object.path(field), rest);
    }
    return !value.isMissingNode() && follow(value, rest);
  }

  private Optional<ObjectNode> expanded(String field, String id) {
    return switch (field) {
      case "promotion_code" -> Optional.of(PromotionCodeShape.of(id, shapes));
      case "coupon" -> Optional.of(PromotionCodeShape.coupon(id));
      default -> shapes.state().find(id).map(shapes::render);
    };
  }

  private Optional<JsonNode> included(ObjectNode object, String field) {
    return shapes
        .state()
        .find(object.path("id").asText())
        .flatMap(
            owner ->
                switch (owner) {
                  case Session session when field.equals("line_items") ->
                      Optional.of(SessionShape.lineItems(session, shapes));
                  case PaymentLink link when field.equals("line_items") ->
                      Optional.of(LinkShape.lineItems(link, shapes));
                  case Charge charge when field.equals("refunds") ->
                      Optional.of(ChargeShape.refunds(charge, shapes));
                  case Invoice invoice
                      when field.equals("payments") && !shapes.before(ApiVersion.BASIL) ->
                      Optional.of(InvoiceShape.payments(invoice, shapes));
                  case Invoice invoice
                      when field.equals(OFF_STRIPE) && !shapes.before(ApiVersion.PAID_OFF_STRIPE) ->
                      Optional.of(LongNode.valueOf(invoice.state().paidElsewhere()));
                  default -> Optional.empty();
                });
  }
}
