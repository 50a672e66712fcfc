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
import java.util.Set;

/// Registers merchants through the operator API of settings-service.
public final class SettingsApi {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String COMPLETED = "COMPLETED";
  private static final Set<String> OVER = Set.of(COMPLETED, "FAILED");
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

  /// Starts a check, as Check Now does, and waits until it is completed.
  ///
  /// @throws StackFailure if it fails
  public void check(String account) {
    String checks = "/api/merchants/" + account + "/checks";
    String id = send("POST", checks, Map.of()).path("id").asText();
    Optional<String> state =
        Eventually.of(LIMIT)
            .forValue(
                () ->
                    Optional.of(send("GET", checks + "/" + id, Map.of()).path("state").asText())
                        .filter(OVER::contains));
    if (!state.equals(Optional.of(COMPLETED))) {
      throw new StackFailure("The check of %s did not complete: %s".formatted(account, state));
    }
  }

  /// Starts an import of the sales of yesterday and today.
  public void backfill(String account) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    var _ =
        send(
            "POST",
            "/api/merchants/" + account + "/backfills",
            Map.of("from", today.minusDays(1).toString(), "to", today.toString(), "dryRun", false));
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
