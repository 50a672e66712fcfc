package io.saletrail.sandbox.trackdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import io.saletrail.sandbox.trackdesk.tenant.TenantJson;
import io.saletrail.sandbox.trackdesk.tenant.TenantSettings;
import io.saletrail.sandbox.trackdesk.tenant.Tenants;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.function.Function;

/// `/trackdesk/control/*`: commands for people and for scripts without Java.
///
/// | request | effect |
/// |---|---|
/// | `POST /reset` | empties every tenant and clears all faults |
/// | `PUT /{tenant}` | creates a tenant; `PATCH` changes its settings by a JSON merge |
/// | `GET /{tenant}` | its settings, including its token |
/// | `POST /{tenant}/clicks` `{affiliate}` | records a click; returns its cid |
/// | `POST /{tenant}/faults` `{fault, times, call}` | the next calls fail |
/// | `DELETE /{tenant}/faults` | clears the faults |
/// | `POST /{tenant}/reset` | empties one tenant |
final class TenantRoutes {

  private static final String CONTROL = "/trackdesk/control";

  private final Tenants tenants;
  private final Function<String, FaultPlan<Call, Fault>> faults;
  private final ObjectMapper json = TenantJson.MAPPER;

  TenantRoutes(Tenants tenants, Function<String, FaultPlan<Call, Fault>> faults) {
    this.tenants = tenants;
    this.faults = faults;
  }

  void mount(Router router) {
    router
        .post(CONTROL + "/reset")
        .handler(
            context -> {
              tenants.all().forEach(this::reset);
              done(context);
            });
    router.put(CONTROL + "/:tenant").handler(context -> show(context, tenant(context)));
    router.get(CONTROL + "/:tenant").handler(context -> show(context, tenant(context)));
    router.patch(CONTROL + "/:tenant").handler(this::patch);
    router
        .post(CONTROL + "/:tenant/reset")
        .handler(
            context -> {
              reset(tenant(context));
              done(context);
            });
    router.post(CONTROL + "/:tenant/clicks").handler(this::click);
    router.post(CONTROL + "/:tenant/faults").handler(this::plan);
    router
        .delete(CONTROL + "/:tenant/faults")
        .handler(
            context -> {
              faults.apply(tenant(context).name()).clear();
              done(context);
            });
  }

  private void reset(Tenant tenant) {
    tenant.empty();
    faults.apply(tenant.name()).clear();
  }

  private void click(RoutingContext context) {
    var body = TrackingRoutes.body(context);
    var affiliate = ConversionCallReader.text(body, "affiliate").orElse("ada");
    var click = tenant(context).click(affiliate);
    Response.ok(new JsonObject().put("cid", click.cid().toString())).send(context);
  }

  private void plan(RoutingContext context) {
    var body = TrackingRoutes.body(context);
    try {
      int times = body.path("times").asInt(1);
      var fault = json.treeToValue(body, Fault.class);
      var plan = faults.apply(tenant(context).name());
      ConversionCallReader.text(body, "call")
          .map(Call::valueOf)
          .ifPresentOrElse(call -> plan.next(times, call, fault), () -> plan.next(times, fault));
      done(context);
    } catch (JsonProcessingException | IllegalArgumentException unknown) {
      throw new ConversionCallReader.Unreadable("invalid fault: " + unknown.getMessage());
    }
  }

  private void patch(RoutingContext context) {
    var changes = TrackingRoutes.body(context);
    var tenant = tenant(context);
    try {
      var merged =
          json.readerForUpdating(json.<JsonNode>valueToTree(tenant.settings()))
              .<JsonNode>readValue(changes);
      var settings = json.treeToValue(merged, TenantSettings.class);
      tenant.configure(_ -> settings);
      show(context, tenant);
    } catch (IOException | IllegalArgumentException unfit) {
      throw new ConversionCallReader.Unreadable("invalid settings: " + unfit.getMessage());
    }
  }

  private Tenant tenant(RoutingContext context) {
    try {
      return tenants.open(context.pathParam("tenant"));
    } catch (IllegalArgumentException notOne) {
      throw new ConversionCallReader.Unreadable("invalid tenant name");
    }
  }

  private void show(RoutingContext context, Tenant tenant) {
    Response.ok(new JsonObject(json.valueToTree(tenant.settings()).toString())).send(context);
  }

  private static void done(RoutingContext context) {
    context.response().setStatusCode(204).end();
  }
}
