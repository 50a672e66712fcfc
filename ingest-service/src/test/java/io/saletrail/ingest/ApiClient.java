package io.saletrail.ingest;

import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;

/// Calls the service as Stripe, an operator or an attacker.
public record ApiClient(URI base) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// A webhook as Stripe sends it.
  public HttpResponse<String> webhook(byte[] body) {
    return webhook(BodyPublishers.ofByteArray(body), signature(body));
  }

  public HttpResponse<String> webhook(BodyPublisher body, String... signatures) {
    var request = request("/webhooks/stripe").POST(body);
    for (var signature : signatures) {
      request.header("Stripe-Signature", signature);
    }
    return send(request);
  }

  /// A request with the operators' token.
  public HttpResponse<String> operator(String method, String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + StripeTestResource.OPERATOR_TOKEN)
            .method(method, BodyPublishers.noBody()));
  }

  /// A request with the operators' token and a JSON body.
  public HttpResponse<String> operator(String method, String path, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + StripeTestResource.OPERATOR_TOKEN)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  /// A request with a wrong token.
  public HttpResponse<String> guess(String path) {
    return send(request(path).header("Authorization", "Bearer guess").GET());
  }

  /// A request without credentials.
  public HttpResponse<String> anonymous(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  public static String signature(byte[] body) {
    return signature(body, StripeTestResource.SECRET, Instant.now());
  }

  public static String signature(byte[] body, String secret, Instant at) {
    try {
      return Webhook.Signature.generateSignatureHeader(
          new String(body, StandardCharsets.UTF_8), secret, at.getEpochSecond());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
