package io.saletrail.sandbox.trackdesk;

import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// An HTTP response that is not sent yet, so that a [FaultFilter] can alter it.
record Response(int status, String contentType, String body, Map<String, String> headers) {

  static final String JSON = "application/json; charset=utf-8";
  static final String HTML = "text/html; charset=utf-8";

  static Response ok(JsonObject body) {
    return new Response(200, JSON, body.encode(), Map.of());
  }

  static Response html(int status, String page) {
    return new Response(status, HTML, page, Map.of());
  }

  /// Trackdesk's error bodies are not public; this shape is ours.
  static Response problem(int status, String code, String message) {
    var body = new JsonObject().put("statusCode", status).put("code", code).put("message", message);
    return new Response(status, JSON, body.encode(), Map.of());
  }

  static Response refused(int status, Refusal refusal) {
    return problem(status, refusal.name(), refusal.message());
  }

  static Response unreadable(String reason) {
    return problem(400, "UNREADABLE", reason);
  }

  /// At the real Trackdesk such a host does not exist; here all tenants share one.
  static Response noSuchTenant(String name) {
    return problem(404, "TENANT_NOT_FOUND", "No Trackdesk tenant with the name " + name);
  }

  Response with(String header, String value) {
    return new Response(status, contentType, body, Map.of(header, value));
  }

  void send(RoutingContext context) {
    var response = context.response().setStatusCode(status).putHeader("content-type", contentType);
    headers.forEach(response::putHeader);
    response.end(body);
  }
}
