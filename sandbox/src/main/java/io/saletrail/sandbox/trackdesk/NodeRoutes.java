package io.saletrail.sandbox.trackdesk;

import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Set;

/// `/api/*`: calls that require the personal token.
final class NodeRoutes {

  private final FaultFilter gate;

  NodeRoutes(FaultFilter gate) {
    this.gate = gate;
  }

  void mount(Router router) {
    router
        .post("/trackdesk/:tenant/api/node/conversions/v1/update-status-by-external-id")
        .handler(context -> gate.pass(context, Call.UPDATE_STATUS, NodeRoutes::update));
    router
        .post("/trackdesk/:tenant/api/reports/conversion-report/v1")
        .handler(context -> gate.pass(context, Call.REPORT, NodeRoutes::report));
  }

  private static Response update(Tenant tenant, RoutingContext context) {
    var call = ConversionCallReader.status(TrackingRoutes.body(context));
    return TrackingRoutes.response(tenant, tenant.setStatus(call));
  }

  /// Known only from third-party code: `{filters:{ids:[…]}}`. An id may be Trackdesk's or the
  /// caller's; no ids means every conversion.
  private static Response report(Tenant tenant, RoutingContext context) {
    var filters = ConversionCallReader.at(TrackingRoutes.body(context), "filters");
    var ids = new HashSet<>(ConversionCallReader.texts(filters, "ids"));
    var rows = new JsonArray();
    tenant.conversions().stream()
        .filter(conversion -> ids.isEmpty() || namedBy(ids, conversion))
        .map(NodeRoutes::row)
        .forEach(rows::add);
    return Response.ok(new JsonObject().put("rows", rows).put("total", rows.size()));
  }

  private static boolean namedBy(Set<String> ids, Conversion conversion) {
    return ids.contains(conversion.id().toString())
        || conversion.externalId().filter(ids::contains).isPresent();
  }

  private static JsonObject row(Conversion conversion) {
    var row =
        new JsonObject()
            .put("id", conversion.id().toString())
            .put("conversionTypeCode", conversion.type())
            .put("status", conversion.status().wire())
            .put("createdAt", conversion.createdAt().toString());
    conversion.externalId().ifPresent(id -> row.put("externalId", id));
    conversion.cid().ifPresent(cid -> row.put("cid", cid.toString()));
    conversion
        .amount()
        .ifPresent(
            amount ->
                row.put("amount", new JsonObject().put("value", amount.value()))
                    .put("currency", new JsonObject().put("code", amount.currency())));
    return row;
  }
}
