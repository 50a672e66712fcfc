package io.saletrail.sandbox.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.shapes.Shapes;
import io.saletrail.sandbox.stripe.state.ObjectIndex;
import io.saletrail.sandbox.stripe.state.Page;
import io.saletrail.sandbox.stripe.state.PageQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Executes a list call: Stripe's filters, time ranges and cursors.
final class ListQuery {

  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100;

  private ListQuery() {}

  /// @param also further conditions than equality
  static <T extends StripeObject> ObjectNode select(
      Call call, ObjectIndex<T> index, Predicate<T> also) {
    return select(call, index, also, Set.of());
  }

  /// @param ignored filters of the index that the caller reads itself
  static <T extends StripeObject> ObjectNode select(
      Call call, ObjectIndex<T> index, Predicate<T> also, Set<String> ignored) {
    var params = call.params();
    var fields = new HashMap<String, String>();
    for (var field : index.filters()) {
      if (!ignored.contains(field)) {
        params.text(field).ifPresent(value -> fields.put(field, value));
      }
    }
    var query = query(params, fields, also);
    var expand = params.texts("expand");
    params.refuseOthers();
    var page = page(index, query);
    var items = page.items().stream().map(call.shapes()::render).toList();
    var list = Shapes.list(call.path(), items, page.more());
    call.expand(list, expand);
    return list;
  }

  private static <T extends StripeObject> PageQuery<T> query(
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
    return new PageQuery<>(
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

  private static <T extends StripeObject> Page<T> page(ObjectIndex<T> index, PageQuery<T> query) {
    if (query.startingAfter().isPresent() && query.endingBefore().isPresent()) {
      throw StripeRefusal.badRequest(
          "parameter_invalid", "You cannot use starting_after and ending_before at the same time.");
    }
    try {
      return index.page(query);
    } catch (ObjectIndex.UnknownCursor unknown) {
      throw StripeRefusal.badParameter(
          "resource_missing",
          query.startingAfter().isPresent() ? "starting_after" : "ending_before",
          "No such object: '" + unknown.id + "'");
    }
  }
}
