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
        router.get("/cdn/tracking.js")
                .handler(
                        context ->
                                new Answer(
                                                200,
                                                "text/javascript; charset=utf-8",
                                                TRACKING_SCRIPT,
                                                Map.of("cache-control", "no-cache"))
                                        .send(context));
        router.get("/trackdesk/:tenant")
                .handler(
                        context ->
                                tenants.find(context.pathParam("tenant"))
                                        .ifPresentOrElse(
                                                _ -> Answer.html(200, PAGE).send(context),
                                                () -> context.fail(404)));
        router.get("/trackdesk/:tenant/held.json")
                .handler(
                        context ->
                                tenants.find(context.pathParam("tenant"))
                                        .ifPresentOrElse(
                                                tenant -> held(context, tenant),
                                                () -> context.fail(404)));
    }

    private static void held(RoutingContext context, Tenant tenant) {
        var held =
                Map.of(
                        "tenant", tenant.name(),
                        "revenueOriginId", tenant.settings().access().revenueOriginId(),
                        "clicks", tenant.clicks(),
                        "conversions", tenant.conversions());
        try {
            var body = TenantJson.MAPPER.writeValueAsString(held);
            new Answer(200, Answer.JSON, body, Map.of("cache-control", "no-store")).send(context);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (var stream = HeldPage.class.getResourceAsStream("/trackdesk/" + name)) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
