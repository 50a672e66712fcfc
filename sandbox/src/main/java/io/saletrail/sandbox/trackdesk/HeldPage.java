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

/// What a person can look at: a tenant's clicks and conversions, as a page that refreshes
/// itself and as JSON; and the script that Trackdesk's own network would serve.
final class HeldPage {

  private static final String PAGE = resource("held.html");
  private static final String TRACKING_SCRIPT = resource("tracking.js");

  private final Tenants tenants;

  HeldPage(Tenants tenants) {
    this.tenants = tenants;
  }

  void mount(Router router) {
    router
        .get("/cdn/tracking.js")
        .handler(
            context ->
                new Answer(
                        200,
                        "text/javascript; charset=utf-8",
                        TRACKING_SCRIPT,
                        Map.of("cache-control", "no-cache"))
                    .send(context));
    router.get("/trackdesk/:tenant").handler(context -> answer(context, _ -> page()));
    router.get("/trackdesk/:tenant/held.json").handler(context -> answer(context, HeldPage::held));
  }

  private void answer(RoutingContext context, Function<Tenant, Answer> shown) {
    var name = context.pathParam("tenant");
    tenants.find(name).map(shown).orElseGet(() -> Answer.noSuchTenant(name)).send(context);
  }

  private static Answer page() {
    return Answer.html(200, PAGE);
  }

  private static Answer held(Tenant tenant) {
    var held =
        Map.of(
            "tenant", tenant.name(),
            "revenueOriginId", tenant.settings().access().revenueOriginId(),
            "clicks", tenant.clicks(),
            "conversions", tenant.conversions());
    try {
      var body = TenantJson.MAPPER.writeValueAsString(held);
      return new Answer(200, Answer.JSON, body, Map.of("cache-control", "no-store"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (var stream = HeldPage.class.getResourceAsStream("/trackdesk/" + name)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
