package io.saletrail.sandbox.trackdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// A plain HTTP client of one tenant, as a third party would write it.
final class TrackdeskCaller implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  TrackdeskCaller(TrackdeskStandIn standIn, String tenant) {
    this.base = standIn.urlTemplate().replace("{tenant}", tenant);
  }

  record Reply(int status, String body, HttpResponse<String> response) {
    String message() {
      return json().path("message").asText();
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }
  }

  Reply post(String path, String body) throws Exception {
    return send("POST", base + path, body, Map.of());
  }

  Reply post(String path, String body, String token) throws Exception {
    return send("POST", base + path, body, Map.of("x-api-key", token));
  }

  Reply get(String path) throws Exception {
    return send("GET", base + path, "", Map.of());
  }

  Reply control(String method, String path, String body) throws Exception {
    var root = base.substring(0, base.indexOf("/trackdesk"));
    return send(method, root + "/trackdesk/control" + path, body, Map.of());
  }

  Reply create(String body) throws Exception {
    return post("/tracking/conversion/v1", body);
  }

  Reply sale(Object cid, String externalId) throws Exception {
    return create(
        """
        {"cid":"%s","conversionTypeCode":"sale","externalId":"%s",
         "amount":{"value":"49.00"},"currency":{"code":"EUR"}}"""
            .formatted(cid, externalId));
  }

  Reply setStatus(String externalId, String status, String token) throws Exception {
    return post(
        "/api/node/conversions/v1/update-status-by-external-id",
        """
        {"external_id":"%s","conversion_type_code":"sale","status":"%s"}"""
            .formatted(externalId, status),
        token);
  }

  private Reply send(String method, String uri, String body, Map<String, String> headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .method(method, BodyPublishers.ofString(body))
            .header("content-type", "application/json");
    headers.forEach(request::header);
    var response = http.send(request.build(), BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body(), response);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
