package io.saletrail.ingest.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;

/// A request's body, result up to a limit in size and in time. All of it happens on the request's
/// event loop.
final class BoundedBody {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final int limit;
  private final Consumer<Result> callback;
  private final Buffer body;
  private final long timer;
  private boolean settled;

  /// How the taking ended.
  sealed interface Result {
    /// The body is here.
    record Complete(Buffer body) implements Result {}

    record TooLarge() implements Result {}

    record TooSlow() implements Result {}

    /// The caller hung up; nobody is there to answer.
    record Disconnected() implements Result {}
  }

  private BoundedBody(
      Vertx vertx, HttpServerRequest request, int limit, Duration timeout, Consumer<Result> callback) {
    this.vertx = vertx;
    this.request = request;
    this.limit = limit;
    this.callback = callback;
    this.body = Buffer.buffer();
    this.timer = vertx.setTimer(timeout.toMillis(), late -> settle(new Result.TooSlow()));
  }

  /// Takes the body and says once how that ended.
  static void read(
      Vertx vertx, HttpServerRequest request, int limit, Duration timeout, Consumer<Result> callback) {
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
      // The HTTP layer refuses such a request; if it did not, the count below would.
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
