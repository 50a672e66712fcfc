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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sets merchants up as an operator would: through the API of settings-service.
public final class SettingsApi {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String COMPLETED = "COMPLETED";
  private static final Set<String> OVER = Set.of(COMPLETED, "FAILED");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI settings;
  private final String operatorToken;
  private final HttpClient http = HttpClient.newHttpClient();

  public SettingsApi(LocalStack house) {
    this.settings = house.ports().address(Program.SETTINGS);
    this.operatorToken = house.keys().operatorToken();
  }

  /// Connects an account to a tenant, or changes that.
  ///
  /// @param options those that differ from the defaults
  public void register(
      String account, String tenant, String personalToken, Map<String, Object> options) {
    Map<String, Object> body =
        Map.of(
            "trackdeskTenantId", tenant,
            "personalToken", personalToken,
            "options", options);
    send("PUT", "/api/merchants/" + account + "/settings", body);
  }

  /// Presses Check Now and waits until the check is complete.
  ///
  /// @throws HouseFailed if it ends early
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
      throw new StackFailure("The check of %s ended as %s".formatted(account, state));
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
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new StackFailure(
            "settings-service refused %s: %d %s"
                .formatted(path, answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + body, e);
    } catch (IOException e) {
      throw new StackFailure("settings-service does not answer at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while asking " + address, e);
    }
  }
}
