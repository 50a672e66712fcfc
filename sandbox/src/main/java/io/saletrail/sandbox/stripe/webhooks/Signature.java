package io.saletrail.sandbox.stripe.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The `Stripe-Signature` header: HMAC-SHA256 over `timestamp.body`, one `v1` for each secret.
public final class Signature {

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  public static String header(long timestamp, String body, List<String> secrets) {
    return "t="
        + timestamp
        + ","
        + secrets.stream()
            .map(secret -> "v1=" + sign(timestamp, body, secret))
            .collect(Collectors.joining(","));
  }

  private static String sign(long timestamp, String body, String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
