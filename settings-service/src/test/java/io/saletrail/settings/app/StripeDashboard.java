package io.saletrail.settings.app;

import static io.restassured.RestAssured.given;

import com.stripe.net.Webhook;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.stripe.AppCall;
import java.security.GeneralSecurityException;
import java.time.Instant;

/// The Stripe App in a merchant's Dashboard: calls with Stripe's signature.
public final class StripeDashboard {
  private final String account;

  public StripeDashboard(String account) {
    this.account = account;
  }

  public Response get(String path) {
    return signed("GET", path, Instant.now()).get(path);
  }

  public Response post(String path) {
    return signed("POST", path, Instant.now()).post(path);
  }

  public Response put(String path, Object body) {
    return signed("PUT", path, Instant.now()).contentType(ContentType.JSON).body(body).put(path);
  }

  /// A request with the signature for one call.
  public RequestSpecification signed(String method, String path, Instant at) {
    var text = text(account, method, path);
    return given()
        .header("Origin", "null")
        .header("Sec-Fetch-Site", "cross-site")
        .header(AppCall.TEXT_HEADER, text)
        .header(AppCall.SIGNATURE_HEADER, signature(text, at));
  }

  /// The text that Stripe signs for one call.
  public static String text(String account, String method, String path) {
    return "{\"user_id\":\"usr_1\",\"account_id\":\"%s\",\"request\":\"%s %s\"}"
        .formatted(account, method, path);
  }

  /// Stripe's signature over any text.
  public static String signature(String text, Instant at) {
    try {
      return Webhook.Signature.generateSignatureHeader(
          text, TestStack.APP_SECRET, at.getEpochSecond());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
