package io.saletrail.sandbox.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.shapes.Expansion;
import io.saletrail.sandbox.stripe.shapes.Shapes;
import io.saletrail.sandbox.stripe.state.AccountState;
import java.util.List;
import java.util.Optional;

/// One accepted call: account, version, parameters.
record Call(
    StandInAccount account,
    AccountState state,
    Shapes shapes,
    Params params,
    String path,
    String id) {

  /// Renders one object, expanded as requested.
  ObjectNode show(StripeObject object) {
    var expand = params.texts("expand");
    params.refuseOthers();
    return showExpanded(object, expand);
  }

  ObjectNode showExpanded(StripeObject object, List<String> expand) {
    var node = shapes.render(object);
    expand(node, expand);
    return node;
  }

  <T> T named(String kind, Optional<T> found) {
    return found.orElseThrow(() -> StripeRefusal.missing(kind, id));
  }

  void expand(ObjectNode node, List<String> paths) {
    var expansion = new Expansion(shapes);
    for (var path : paths) {
      if (path.split("\\.").length > Expansion.MAX_DEPTH) {
        throw StripeRefusal.badParameter(
            "property_expansion_max_depth",
            "expand",
            "You cannot expand more than " + Expansion.MAX_DEPTH + " levels.");
      }
      if (!expansion.expand(node, path)) {
        throw StripeRefusal.badParameter(
            "property_not_expandable",
            "expand",
            "This property cannot be expanded (" + path + ").");
      }
    }
  }
}
