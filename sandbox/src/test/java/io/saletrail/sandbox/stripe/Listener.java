package io.saletrail.sandbox.stripe;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A webhook endpoint that records requests and responds as instructed.
final class Listener implements AutoCloseable {

  record Received(String body, String signature) {}

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile int refusal = 503;

  Listener() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              received.add(
                                  new Received(
                                      body.toString(),
                                      Optional.ofNullable(request.getHeader("Stripe-Signature"))
                                          .orElse("")));
                              request.response().setStatusCode(status()).end();
                            }))
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private int status() {
    return refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? refusal : 200;
  }

  URI uri() {
    return URI.create("http://localhost:" + server.actualPort() + "/webhooks/stripe");
  }

  void refuseNext(int count, int status) {
    refusal = status;
    refusals.set(count);
  }

  List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
