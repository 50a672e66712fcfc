package io.saletrail.stack.bench;

import io.saletrail.stack.StackFailure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Sends webhooks over a fixed number of connections, each as soon as the previous one has a
/// response, and counts 2xx responses.
final class IntakeBench {

  private static final int CONNECTIONS = 64;
  private static final double NANOS_PER_MILLI = 1_000_000.0;

  /// @param refused number of responses other than 2xx
  record Figures(long durable, long refused, Duration time, Percentiles delays) {
    double perSecond() {
      return durable * 1e9 / time.toNanos();
    }
  }

  private final Vertx vertx;
  private final PreparedWebhooks webhooks;
  private final RequestOptions request;
  private final AtomicLong turn = new AtomicLong();

  IntakeBench(Vertx vertx, URI intake, PreparedWebhooks webhooks) {
    this.vertx = vertx;
    this.webhooks = webhooks;
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(intake.getHost())
            .setPort(intake.getPort())
            .setURI("/webhooks/stripe");
  }

  Figures measure(Duration time) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    Round round = new Round(client, System.nanoTime() + time.toNanos());
    long start = System.nanoTime();
    for (int connection = 0; connection < CONNECTIONS; connection++) {
      round.next();
    }
    round.await();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    client.close().toCompletionStage().toCompletableFuture().join();
    return new Figures(
        round.durable.get(), round.refused.get(), took, Percentiles.ofMillis(round.delays));
  }

  /// One measurement in progress.
  private final class Round {
    private final HttpClient client;
    private final long end;
    private final AtomicLong durable = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Collection<Double> delays = new ConcurrentLinkedQueue<>();
    private final CountDownLatch connectionsLeft = new CountDownLatch(CONNECTIONS);

    private Round(HttpClient client, long end) {
      this.client = client;
      this.end = end;
    }

    private void next() {
      long start = System.nanoTime();
      if (start >= end) {
        connectionsLeft.countDown();
        return;
      }
      PreparedWebhooks.Webhook webhook = webhooks.at(turn.getAndIncrement());
      client
          .request(request)
          .compose(
              ready ->
                  ready
                      .putHeader("content-type", "application/json")
                      .putHeader("stripe-signature", webhook.signature())
                      .send(webhook.body()))
          .compose(answer -> answer.end().map(_ -> answer.statusCode()))
          .onSuccess(status -> record(status, start))
          .onFailure(_ -> refused.incrementAndGet())
          .onComplete(_ -> next());
    }

    private void record(int status, long start) {
      if (status / 100 == 2) {
        durable.incrementAndGet();
        delays.add((System.nanoTime() - start) / NANOS_PER_MILLI);
      } else {
        refused.incrementAndGet();
      }
    }

    private void await() {
      try {
        long limit = end - System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        if (!connectionsLeft.await(limit, TimeUnit.NANOSECONDS)) {
          throw new StackFailure("ingest-service has stopped responding");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StackFailure("Interrupted while measuring", e);
      }
    }
  }
}
