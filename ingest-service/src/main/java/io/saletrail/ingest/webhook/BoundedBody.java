package io.saletrail.ingest.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;

/// Reads a request body within a size and a time limit, on the request's event loop.
final class BoundedBody {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final int limit;
  private final Consumer<Result> callback;
  private final Buffer body;
  private final long timer;
  private boolean settled;

  /// How reading ended.
  sealed interface Result {
    record Complete(Buffer body) implements Result {}

    record TooLarge() implements Result {}

    record TooSlow() implements Result {}

    /// The caller closed the connection: no response is possible.
    record Disconnected() implements Result {}
  }

  private BoundedBody(
      Vertx vertx,
      HttpServerRequest request,
      int limit,
      Duration timeout,
      Consumer<Result> callback) {
    this.vertx = vertx;
    this.request = request;
    this.limit = limit;
    this.callback = callback;
    this.body = Buffer.buffer();
    this.timer = vertx.setTimer(timeout.toMillis(), late -> settle(new Result.TooSlow()));
  }

  /// Reads the body and calls back exactly once.
  static void read(
      Vertx vertx,
      HttpServerRequest request,
      int limit,
      Duration timeout,
      Consumer<Result> callback) {
    var body = new BoundedBody(vertx, request, limit, timeout, callback);
    if (declaredLength(request) > limit) {
      body.settle(new Result.TooLarge());
    } else {
      body.collect();
    }
  }

  private static long declaredLength(HttpServerRequest request) {
    var length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      // The HTTP layer rejects such a request; if it did not, the size limit below would.
      return 0;
    }
  }

  private void collect() {
    request.exceptionHandler(gone -> settle(new Result.Disconnected()));
    request.endHandler(end -> settle(new Result.Complete(body)));
    request.handler(this::add);
    request.resume();
  }

  private void add(Buffer chunk) {
    if (body.length() + chunk.length() > limit) {
      settle(new Result.TooLarge());
    } else if (!settled) {
      body.appendBuffer(chunk);
    }
  }

  private void settle(Result result) {
    if (!settled) {
      settled = true;
      vertx.cancelTimer(timer);
      callback.accept(result);
    }
  }
}
