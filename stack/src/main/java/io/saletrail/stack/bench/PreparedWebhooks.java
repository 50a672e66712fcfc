package io.saletrail.stack.bench;

import io.saletrail.sandbox.stripe.webhooks.Signature;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Webhooks signed in advance, so that a measurement spends its time on sending.
///
/// Valid in form (2 to 4 KiB, unique ids) and of a type that concerns no payment: the intake is
/// measured and not what follows it.
record PreparedWebhooks(List<Webhook> webhooks) {

  private static final int LEAST_PADDING = 1_700;
  private static final int MOST_PADDING = 3_700;

  /// The same bodies in every run.
  private static final long SEED = 20_261_122;

  record Webhook(Buffer body, String signature) {}

  static PreparedWebhooks make(int count, String secret) {
    Random sizes = new Random(SEED);
    long now = Instant.now().getEpochSecond();
    return new PreparedWebhooks(
        IntStream.range(0, count).mapToObj(number -> webhook(number, now, secret, sizes)).toList());
  }

  private static Webhook webhook(int number, long now, String secret, Random sizes) {
    String body =
        """
        {"id":"evt_bench%08d","object":"event","account":"acct_bench%d",\
        "api_version":"2026-07-29.dahlia","created":%d,"livemode":true,\
        "pending_webhooks":1,"request":{"id":null,"idempotency_key":null},\
        "type":"product.updated","data":{"object":{"id":"prod_bench%08d",\
        "object":"product","active":true,"name":"Blue mug","description":"%s"}}}\
        """
            .formatted(
                number,
                number % 100,
                now,
                number,
                "x".repeat(sizes.nextInt(LEAST_PADDING, MOST_PADDING)));
    return new Webhook(Buffer.buffer(body), Signature.header(now, body, List.of(secret)));
  }

  Webhook at(long turn) {
    return webhooks.get((int) (turn % webhooks.size()));
  }
}
