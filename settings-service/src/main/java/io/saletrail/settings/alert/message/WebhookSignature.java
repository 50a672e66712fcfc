package io.saletrail.settings.alert.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The headers of Standard Webhooks: <https://www.standardwebhooks.com>. A receiver verifies the
/// signature, rejects old timestamps, and takes each ID once.
public final class WebhookSignature {
  private static final String HMAC = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  /// The headers of a message.
  ///
  /// @param secret `whsec_` and the key in base64
  public static Map<String, String> headers(
      String secret, String id, Instant timestamp, String body) {
    var seconds = Long.toString(timestamp.getEpochSecond());
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", seconds);
    headers.put("webhook-signature", "v1," + sign(secret, id + "." + seconds + "." + body));
    return headers;
  }

  private static String sign(String secret, String text) {
    try {
      var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
