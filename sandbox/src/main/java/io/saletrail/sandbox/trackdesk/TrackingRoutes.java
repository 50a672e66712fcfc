package io.saletrail.sandbox.trackdesk;

import static io.saletrail.sandbox.trackdesk.ConversionCallReader.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import io.saletrail.sandbox.trackdesk.tenant.Verdict;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// `/tracking/*`: reports by browsers and servers. No key is required, and any origin may call.
final class TrackingRoutes {

  private static final String TRACKING = "/trackdesk/:tenant/tracking";

  private final FaultFilter gate;

  TrackingRoutes(FaultFilter gate) {
    this.gate = gate;
  }

  void mount(Router router) {
    router.route(TRACKING + "/*").handler(TrackingRoutes::anyOrigin);
    router
        .post(TRACKING + "/conversion/v1")
        .handler(context -> gate.pass(context, Call.CREATE, TrackingRoutes::create));
    router
        .get(TRACKING + "/conversion/v1")
        .handler(context -> gate.pass(context, Call.CREATE, TrackingRoutes::postback));
    router
        .post(TRACKING + "/external-cid/v1")
        .handler(context -> gate.pass(context, Call.BIND_EXTERNAL_CID, TrackingRoutes::bind));
    router
        .post(TRACKING + "/click/v1")
        .handler(context -> gate.pass(context, Call.CLICK, TrackingRoutes::click));
  }

  private static Response create(Tenant tenant, RoutingContext context) {
    return create(tenant, body(context));
  }

  private static Response postback(Tenant tenant, RoutingContext context) {
    return create(tenant, ConversionCallReader.object(context.queryParams()));
  }

  private static Response create(Tenant tenant, ObjectNode call) {
    return response(tenant, tenant.create(ConversionCallReader.conversion(call)));
  }

  private static Response bind(Tenant tenant, RoutingContext context) {
    var body = body(context);
    var ours = tenant.settings().access().revenueOriginId().toString();
    var refusal =
        text(body, "revenueOriginId").filter(ours::equalsIgnoreCase).isEmpty()
            ? Optional.of(Refusal.REVENUE_ORIGIN_NOT_FOUND)
            : tenant.bind(required(body, "externalCid"), required(body, "cid"));
    return refusal
        .map(reason -> refused(tenant, reason))
        .orElseGet(() -> Response.ok(new JsonObject().put("bound", true)));
  }

  private static Response click(Tenant tenant, RoutingContext context) {
    var body = body(context);
    var click = tenant.click(required(body, "affiliate"), text(body, "cid"));
    return Response.ok(
        new JsonObject()
            .put("cid", click.cid().toString())
            .put("expiredAt", tenant.expiry(click).toString())
            .put("cookie", tenant.settings().responses().cookie().name()));
  }

  static Response response(Tenant tenant, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted(var conversion) -> Response.ok(shown(conversion));
      case Verdict.Refused(var refusal) -> refused(tenant, refusal);
    };
  }

  static ObjectNode body(RoutingContext context) {
    return ConversionCallReader.object(Optional.ofNullable(context.body().asString()).orElse(""));
  }

  private static Response refused(Tenant tenant, Refusal refusal) {
    return Response.refused(tenant.settings().responses().refusalStatus(), refusal);
  }

  private static String required(ObjectNode body, String field) {
    return text(body, field)
        .orElseThrow(() -> new ConversionCallReader.Unreadable(field + " is missing"));
  }

  private static JsonObject shown(Conversion conversion) {
    return new JsonObject()
        .put("id", conversion.id().toString())
        .put("status", conversion.status().wire());
  }

  private static void anyOrigin(RoutingContext context) {
    var response =
        context
            .response()
            .putHeader("access-control-allow-origin", "*")
            .putHeader("access-control-allow-headers", "content-type, x-api-key");
    if (context.request().method().equals(HttpMethod.OPTIONS)) {
      response.setStatusCode(204).end();
    } else {
      context.next();
    }
  }
}
