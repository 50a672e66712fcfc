package io.saletrail.sandbox.trackdesk;

import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// An HTTP answer before it is sent, so that a [FaultFilter] can spoil it.
record Answer(int status, String contentType, String body, Map<String, String> headers) {

  static final String JSON = "application/json; charset=utf-8";
  static final String HTML = "text/html; charset=utf-8";

  static Answer ok(JsonObject body) {
    return new Answer(200, JSON, body.encode(), Map.of());
  }

  static Answer html(int status, String page) {
    return new Answer(status, HTML, page, Map.of());
  }

  /// Trackdesk's error bodies are not public; this shape is ours.
  static Answer problem(int status, String code, String message) {
    var body = new JsonObject().put("statusCode", status).put("code", code).put("message", message);
    return new Answer(status, JSON, body.encode(), Map.of());
  }

  static Answer refused(int status, Refusal refusal) {
    return problem(status, refusal.name(), refusal.words());
  }

  static Answer unreadable(String why) {
    return problem(400, "UNREADABLE", why);
  }

  /// With the real Trackdesk such a host does not exist; here all tenants share one.
  static Answer noSuchTenant(String name) {
    return problem(404, "TENANT_NOT_FOUND", "No Trackdesk tenant is called " + name);
  }

  Answer with(String header, String value) {
    return new Answer(status, contentType, body, Map.of(header, value));
  }

  void send(RoutingContext context) {
    var response = context.response().setStatusCode(status).putHeader("content-type", contentType);
    headers.forEach(response::putHeader);
    response.end(body);
  }
}
