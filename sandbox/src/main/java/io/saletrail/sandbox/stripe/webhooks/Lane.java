package io.saletrail.sandbox.stripe.webhooks;

import io.saletrail.sandbox.stripe.webhooks.Delivery.State;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

/// The deliveries to one endpoint: started in the order of the events, with a limit on those in
/// flight. A dead endpoint delays no other. All methods run on the sender's event loop.
final class Lane {

  /// The maximum delay by shuffling.
  static final Duration SHUFFLE_SPREAD = Duration.ofMillis(300);

  private record Load(Delivery delivery, String body) {}

  private final Endpoint endpoint;
  private final Vertx vertx;
  private final HttpClient client;
  private final DeliveryLog log;
  private final WebhookFaults faults;
  private final RetryPlan retries;
  private final Duration timeout;
  private final int width;
  private final Deque<Load> ready = new ArrayDeque<>();
  private int underWay;
  private boolean stopped;

  Lane(
      Endpoint endpoint,
      Vertx vertx,
      HttpClient client,
      DeliveryLog log,
      WebhookFaults faults,
      RetryPlan retries,
      Duration timeout,
      int width) {
    this.endpoint = endpoint;
    this.vertx = vertx;
    this.client = client;
    this.log = log;
    this.faults = faults;
    this.retries = retries;
    this.timeout = timeout;
    this.width = width;
  }

  void enter(Delivery delivery, String body) {
    long wait = faults.delay().toMillis();
    if (faults.shuffling()) {
      wait += ThreadLocalRandom.current().nextLong(SHUFFLE_SPREAD.toMillis());
    }
    after(wait, new Load(delivery, body));
  }

  private void after(long millis, Load load) {
    if (millis > 0) {
      vertx.setTimer(millis, _ -> join(load));
    } else {
      join(load);
    }
  }

  private void join(Load load) {
    ready.add(load);
    pump();
  }

  /// Sends nothing more; attempts in flight may still get a response.
  void stop() {
    stopped = true;
  }

  private void pump() {
    while (!stopped && underWay < width && !ready.isEmpty()) {
      underWay++;
      send(ready.poll());
    }
  }

  private void send(Load load) {
    // Each attempt has a new signature, as at Stripe: an old timestamp would be refused.
    var signature =
        Signature.header(System.currentTimeMillis() / 1_000, load.body(), endpoint.secrets());
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(endpoint.url().toString())
            .setFollowRedirects(false)
            .setTimeout(timeout.toMillis())
            .putHeader("Content-Type", "application/json; charset=utf-8")
            .putHeader("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .putHeader("Stripe-Signature", signature);
    client
        .request(options)
        .compose(request -> request.send(Buffer.buffer(load.body())))
        .compose(response -> response.end().map(response.statusCode()))
        .onComplete(
            met -> {
              underWay--;
              settle(
                  load,
                  met.succeeded() && met.result() / 100 == 2,
                  met.succeeded() ? Integer.toString(met.result()) : reason(met.cause()));
              pump();
            });
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case ConnectException _ -> "no connection";
      case TimeoutException _ -> "timeout";
      default -> failure.getClass().getSimpleName();
    };
  }

  private void settle(Load load, boolean accepted, String met) {
    var delivery = load.delivery();
    if (accepted) {
      log.record(delivery.tried(State.DELIVERED, met));
      return;
    }
    int tried = delivery.attempts() + 1;
    if (retries.exhausted(tried)) {
      log.record(delivery.tried(State.GIVEN_UP, met));
      return;
    }
    var waiting = delivery.tried(State.WAITING, met);
    log.record(waiting);
    after(retries.pauseAfter(tried).toMillis(), new Load(waiting, load.body()));
  }
}
