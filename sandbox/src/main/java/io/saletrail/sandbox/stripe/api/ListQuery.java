package io.saletrail.sandbox.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.ledger.ObjectIndex;
import io.saletrail.sandbox.stripe.ledger.Page;
import io.saletrail.sandbox.stripe.ledger.Wanted;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.shapes.Shapes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Answers a list call: Stripe's filters, its time ranges and its cursors.
final class ListQuery {

  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100;

  private ListQuery() {}

  /// @param also what the filters by equality cannot say
  static <T extends StripeObject> ObjectNode answer(
      Call call, ObjectIndex<T> shelf, Predicate<T> also) {
    return answer(call, shelf, also, Set.of());
  }

  /// @param ignored filters of the shelf that the caller of this method reads by itself
  static <T extends StripeObject> ObjectNode answer(
      Call call, ObjectIndex<T> shelf, Predicate<T> also, Set<String> ignored) {
    var params = call.params();
    var fields = new HashMap<String, String>();
    for (var field : shelf.filters()) {
      if (!ignored.contains(field)) {
        params.text(field).ifPresent(value -> fields.put(field, value));
      }
    }
    var wanted = wanted(params, fields, also);
    var expand = params.texts("expand");
    params.refuseOthers();
    var page = page(shelf, wanted);
    var items = page.items().stream().map(call.shapes()::render).toList();
    var list = Shapes.list(call.path(), items, page.more());
    call.expand(list, expand);
    return list;
  }

  private static <T extends StripeObject> Wanted<T> wanted(
      Params params, Map<String, String> fields, Predicate<T> also) {
    long from =
        Math.max(
            params.number("created[gte]").orElse(0L),
            params.number("created[gt]").map(second -> second + 1).orElse(0L));
    long until =
        Math.min(
            params.number("created[lte]").orElse(Long.MAX_VALUE),
            params.number("created[lt]").map(second -> second - 1).orElse(Long.MAX_VALUE));
    var exactly = params.number("created");
    return new Wanted<>(
        Map.copyOf(fields),
        exactly.orElse(from),
        exactly.orElse(until),
        also,
        params.text("starting_after"),
        params.text("ending_before"),
        limit(params));
  }

  static int limit(Params params) {
    long limit = params.number("limit").orElse((long) DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw StripeRefusal.badParameter(
          "parameter_invalid_integer",
          "limit",
          "This value must be between 1 and " + MAX_LIMIT + ".");
    }
    return (int) limit;
  }

  private static <T extends StripeObject> Page<T> page(ObjectIndex<T> shelf, Wanted<T> wanted) {
    if (wanted.startingAfter().isPresent() && wanted.endingBefore().isPresent()) {
      throw StripeRefusal.badRequest(
          "parameter_invalid", "You cannot use starting_after and ending_before at the same time.");
    }
    try {
      return shelf.page(wanted);
    } catch (ObjectIndex.UnknownCursor unknown) {
      throw StripeRefusal.badParameter(
          "resource_missing",
          wanted.startingAfter().isPresent() ? "starting_after" : "ending_before",
          "No such object: '" + unknown.id + "'");
    }
  }
}
