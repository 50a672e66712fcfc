package io.saletrail.ingest.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;

/// A request's body, taken up to a limit in size and in time. All of it happens on the request's
/// event loop.
final class BoundedBody {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final int limit;
  private final Consumer<Taken> then;
  private final Buffer body;
  private final long timer;
  private boolean settled;

  /// How the taking ended.
  sealed interface Taken {
    /// The body is here.
    record Whole(Buffer body) implements Taken {}

    record TooLarge() implements Taken {}

    record TooSlow() implements Taken {}

    /// The caller hung up; nobody is there to answer.
    record CutShort() implements Taken {}
  }

  private BoundedBody(
      Vertx vertx, HttpServerRequest request, int limit, Duration patience, Consumer<Taken> then) {
    this.vertx = vertx;
    this.request = request;
    this.limit = limit;
    this.then = then;
    this.body = Buffer.buffer();
    this.timer = vertx.setTimer(patience.toMillis(), late -> settle(new Taken.TooSlow()));
  }

  /// Takes the body and says once how that ended.
  static void take(
      Vertx vertx, HttpServerRequest request, int limit, Duration patience, Consumer<Taken> then) {
    var body = new BoundedBody(vertx, request, limit, patience, then);
    if (announced(request) > limit) {
      body.settle(new Taken.TooLarge());
    } else {
      body.collect();
    }
  }

  private static long announced(HttpServerRequest request) {
    var length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      // The HTTP layer refuses such a request; if it did not, the count below would.
      return 0;
    }
  }

  private void collect() {
    request.exceptionHandler(gone -> settle(new Taken.CutShort()));
    request.endHandler(end -> settle(new Taken.Whole(body)));
    request.handler(this::add);
    request.resume();
  }

  private void add(Buffer chunk) {
    if (body.length() + chunk.length() > limit) {
      settle(new Taken.TooLarge());
    } else if (!settled) {
      body.appendBuffer(chunk);
    }
  }

  private void settle(Taken taken) {
    if (!settled) {
      settled = true;
      vertx.cancelTimer(timer);
      then.accept(taken);
    }
  }
}
