package io.saletrail.sandbox.house;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/// Sets merchants up as an operator would: through the API of settings-service.
public final class MerchantDesk {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI settings;
    private final String operatorToken;
    private final HttpClient http = HttpClient.newHttpClient();

    public MerchantDesk(House house) {
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
        URI address = settings.resolve("/api/merchants/" + account + "/settings");
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(LIMIT)
                            .header("authorization", "Bearer " + operatorToken)
                            .header("content-type", "application/json")
                            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new HouseFailed(
                        "settings-service refused the merchant %s: %d %s"
                                .formatted(account, answer.statusCode(), answer.body()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + options, e);
        } catch (IOException e) {
            throw new HouseFailed("settings-service does not answer at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HouseFailed("Interrupted while setting up " + account, e);
        }
    }
}
