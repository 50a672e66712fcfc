package io.saletrail.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/// Bounds the memory of all request bodies together, from their first byte to their response, also
/// of callers without a signature or session. A body that finds no room gets 503 unread; one that
/// does not arrive in time gets 408.
@ApplicationScoped
public class BodyFilter {
  /// Bytes of all bodies, an eighth of the smallest heap.
  static final long BUDGET = 24L << 20;

  /// Of these, for one address. Behind a proxy that hides its callers, that is all of them.
  static final long PER_ADDRESS = 16L << 20;

  /// The largest body that a route accepts, and the room of one that does not declare its length.
  static final long LARGEST = 1_100_000;

  /// Time for a body to arrive.
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// Time until a client that was refused may come again.
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  /// Time a connection stays open after the response to a body that was not read.
  private static final Duration CLOSE_DELAY = Duration.ofSeconds(1);

  /// Before authentication and everything else.
  private static final int PRIORITY = 1_000;

  private final Vertx vertx;
  private final ByteBudget budget;
  private final Duration timeout;
  private final Counter refused;
  private final Counter late;
  private final Buffer full;
  private final Buffer slow;

  @Inject
  BodyFilter(Vertx vertx, MeterRegistry meters, ObjectMapper json) throws JsonProcessingException {
    this(vertx, meters, json, new ByteBudget(BUDGET, PER_ADDRESS), TIMEOUT);
  }

  BodyFilter(
      Vertx vertx, MeterRegistry meters, ObjectMapper json, ByteBudget budget, Duration timeout)
      throws JsonProcessingException {
    this.vertx = vertx;
    this.budget = budget;
    this.timeout = timeout;
    this.refused = counter(meters, "NO_ROOM");
    this.late = counter(meters, "TOO_SLOW");
    this.full =
        document(
            json,
            Problem.of(
                ProblemKind.SERVICE_UNAVAILABLE,
                "Too many request bodies are arriving. Send this request again."));
    this.slow =
        document(
            json,
            Problem.of(
                ProblemKind.REQUEST_TIMEOUT,
                "The body did not arrive within %d seconds.".formatted(timeout.toSeconds())));
  }

  private static Counter counter(MeterRegistry meters, String reason) {
    return Counter.builder("http.bodies.refused").tag("reason", reason).register(meters);
  }

  private static Buffer document(ObjectMapper json, Problem problem)
      throws JsonProcessingException {
    return Buffer.buffer(json.writeValueAsBytes(problem));
  }

  void register(@Observes Filters filters) {
    filters.register(this::filter, PRIORITY);
  }

  void filter(RoutingContext http) {
    var request = http.request();
    var bytes = room(request);
    if (bytes == 0) {
      http.next();
      return;
    }
    var address = ClientAddress.of(request);
    if (budget.take(address, bytes)) {
      admit(http, address, bytes);
    } else {
      refused.increment();
      request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
      refuse(request, ProblemKind.SERVICE_UNAVAILABLE, full);
    }
  }

  private void admit(RoutingContext http, String address, long bytes) {
    var request = http.request();
    var timer = vertx.setTimer(timeout.toMillis(), _ -> expire(request));
    request.end().onComplete(_ -> vertx.cancelTimer(timer));
    http.addEndHandler(
        _ -> {
          vertx.cancelTimer(timer);
          budget.give(address, bytes);
        });
    http.next();
  }

  private void expire(HttpServerRequest request) {
    if (!request.response().ended()) {
      late.increment();
      refuse(request, ProblemKind.REQUEST_TIMEOUT, slow);
    }
  }

  /// Closes after a delay, so that a caller that is still sending can read the response.
  private void refuse(HttpServerRequest request, ProblemKind kind, Buffer document) {
    var response = request.response();
    if (!response.headWritten()) {
      response
          .setStatusCode(kind.status())
          .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .end(document);
    }
    vertx.setTimer(CLOSE_DELAY.toMillis(), _ -> request.connection().close());
  }

  /// The bytes that a body may take. A longer one is refused by its route.
  private static long room(HttpServerRequest request) {
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      return LARGEST;
    }
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Math.clamp(Long.parseLong(length), 0, LARGEST);
    } catch (NumberFormatException e) {
      // The HTTP layer rejects such a request.
      return LARGEST;
    }
  }

  /// Bytes that no body holds.
  long free() {
    return budget.free();
  }
}
