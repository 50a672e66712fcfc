package io.saletrail.sandbox.trackdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import io.saletrail.sandbox.trackdesk.tenant.TenantJson;
import io.saletrail.sandbox.trackdesk.tenant.Tenants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A tenant's clicks and conversions, as a page that refreshes itself and as JSON; and the click
/// script that Trackdesk's network would serve.
final class ConversionsPage {

  private static final String PAGE = resource("conversions.html");
  private static final String TRACKING_SCRIPT = resource("tracking.js");

  private final Tenants tenants;

  ConversionsPage(Tenants tenants) {
    this.tenants = tenants;
  }

  void mount(Router router) {
    router
        .get("/cdn/tracking.js")
        .handler(
            context ->
                new Response(
                        200,
                        "text/javascript; charset=utf-8",
                        TRACKING_SCRIPT,
                        Map.of("cache-control", "no-cache"))
                    .send(context));
    router.get("/trackdesk/:tenant").handler(context -> response(context, _ -> page()));
    router
        .get("/trackdesk/:tenant/data.json")
        .handler(context -> response(context, ConversionsPage::json));
  }

  private void response(RoutingContext context, Function<Tenant, Response> shown) {
    var name = context.pathParam("tenant");
    tenants.find(name).map(shown).orElseGet(() -> Response.noSuchTenant(name)).send(context);
  }

  private static Response page() {
    return Response.html(200, PAGE);
  }

  private static Response json(Tenant tenant) {
    var json =
        Map.of(
            "tenant", tenant.name(),
            "revenueOriginId", tenant.settings().access().revenueOriginId(),
            "clicks", tenant.clicks(),
            "conversions", tenant.conversions());
    try {
      var body = TenantJson.MAPPER.writeValueAsString(json);
      return new Response(200, Response.JSON, body, Map.of("cache-control", "no-store"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (var stream = ConversionsPage.class.getResourceAsStream("/trackdesk/" + name)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
