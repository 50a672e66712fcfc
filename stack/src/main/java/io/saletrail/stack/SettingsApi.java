package io.saletrail.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Registers merchants through the operator API of settings-service.
public final class SettingsApi {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration RUN_LIMIT = Duration.ofMinutes(10);
  private static final String FAILED = "FAILED";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI settings;
  private final String operatorToken;
  private final HttpClient http = HttpClient.newHttpClient();

  public SettingsApi(LocalStack stack) {
    this.settings = stack.ports().address(Program.SETTINGS);
    this.operatorToken = stack.keys().operatorToken();
  }

  /// Creates or replaces the settings of a merchant.
  ///
  /// @param options the options that differ from the defaults
  public void register(
      String account, String tenant, String personalToken, Map<String, Object> options) {
    Map<String, Object> body =
        Map.of(
            "trackdeskTenantId", tenant,
            "personalToken", personalToken,
            "options", options);
    send("PUT", "/api/merchants/" + account + "/settings", body);
  }

  /// The payments that a merchant finds under a Stripe ID; empty where the API does not answer.
  public Optional<JsonNode> payments(String account, String stripeId) {
    try {
      String path = "/api/merchants/" + account + "/payments/" + stripeId;
      return Optional.of(send("GET", path, Map.of()).path("payments"));
    } catch (StackFailure noAnswer) {
      return Optional.empty();
    }
  }

  /// Starts a check, as Check Now does, and waits until it is completed.
  ///
  /// @throws StackFailure if it fails
  public void check(String account) {
    run("/api/merchants/" + account + "/checks", Map.of(), "state", "COMPLETED");
  }

  /// Imports the sales of yesterday and today, or previews the import, and waits until that is
  /// completed. An import needs a preview of the same dates.
  ///
  /// @throws StackFailure if it fails
  public void backfill(String account, boolean dryRun) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    run(
        "/api/merchants/" + account + "/backfills",
        Map.of("from", today.minusDays(1).toString(), "to", today.toString(), "dryRun", dryRun),
        "phase",
        "COMPLETE");
  }

  private void run(String path, Map<String, Object> request, String field, String complete) {
    String id = send("POST", path, request).path("id").asText();
    Optional<String> state =
        Eventually.of(RUN_LIMIT)
            .forValue(
                () ->
                    Optional.of(send("GET", path + "/" + id, Map.of()).path(field).asText())
                        .filter(now -> now.equals(complete) || now.equals(FAILED)));
    if (!state.equals(Optional.of(complete))) {
      throw new StackFailure("%s/%s did not complete: %s".formatted(path, id, state));
    }
  }

  private JsonNode send(String method, String path, Map<String, Object> body) {
    URI address = settings.resolve(path);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(LIMIT)
              .header("authorization", "Bearer " + operatorToken)
              .header("content-type", "application/json")
              .method(
                  method,
                  method.equals("GET")
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new StackFailure(
            "settings-service rejected %s: %d %s"
                .formatted(path, response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + body, e);
    } catch (IOException e) {
      throw new StackFailure("settings-service does not respond at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while calling " + address, e);
    }
  }
}
