package io.saletrail.ingest.webhook;

import com.stripe.net.Webhook;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// Signs as Stripe does, with Stripe's own library.
final class Signed {
  static final String SECRET = "whsec_of_the_endpoint";
  static final String OTHER_SECRET = "whsec_that_is_being_rolled_in";

  static final String EVENT =
      """
      {"id":"evt_1","object":"event","api_version":"2026-07-29.dahlia","created":1790000000,
       "type":"charge.succeeded","livemode":true,"account":"acct_merchant",
       "data":{"object":{"id":"ch_1","object":"charge","description":"Grüße, 東京, 🎈"}}}
      """;

  private Signed() {}

  static String header(String body, String secret, Instant at) {
    try {
      return Webhook.Signature.generateSignatureHeader(body, secret, at.getEpochSecond());
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }
}
