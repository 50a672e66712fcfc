package io.saletrail.publisher.trackdesk;

import io.quarkus.runtime.Startup;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import io.saletrail.publisher.trackdesk.TrackdeskResponseReader.Raw;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Calls Trackdesk. Every call ends in a [TrackdeskResponse] within the call timeout, even if the
/// other side hangs, drips, redirects, or sends a page or a mebibyte. Redirects are not followed
/// (they would carry the token along), certificates and host names are verified.
@Startup
@ApplicationScoped
public class TrackdeskClient {
  private static final String API_KEY = "x-api-key";
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final Vertx vertx;
  private final HttpClient http;
  private final TrackdeskAddress address;
  private final Duration callTimeout;
  private final int maxResponseBytes;

  TrackdeskClient(Vertx vertx, TrackdeskConfig config) {
    this.vertx = vertx;
    this.address = TrackdeskAddress.of(config.url());
    this.callTimeout = config.callTimeout();
    this.maxResponseBytes = config.maxResponseBytes();
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
                .setVerifyHost(true),
            new PoolOptions().setHttp1MaxSize(config.connectionsPerHost()));
  }

  /// The upper bound of every call.
  public Duration callTimeout() {
    return callTimeout;
  }

  /// Makes one call; never fails.
  public Uni<TrackdeskResponse> call(
      TenantId tenant, ApiKey key, TrackdeskRequest request, UUID idempotencyKey) {
    return exchange(tenant, key, request, idempotencyKey).map(Received::response);
  }

  /// Asks for a report; never fails. Each time with a new idempotency key: a repeated response
  /// would prove nothing.
  public Uni<TrackdeskReport.Answer> report(TenantId tenant, ApiKey key, TrackdeskReport report) {
    return exchange(tenant, key, report, UUID.randomUUID())
        .map(received -> TrackdeskReport.Answer.read(received.response(), received.body()));
  }

  private Uni<Received> exchange(
      TenantId tenant, ApiKey key, TrackdeskRequest request, UUID idempotencyKey) {
    if (!key.sendable()) {
      var unsent = TrackdeskResponse.unsent(new Outcome.TokenRejected());
      return Uni.createFrom().item(new Received(unsent, ""));
    }
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(address.of(tenant) + request.path())
            .setFollowRedirects(false)
            .putHeader(API_KEY, key.value())
            .putHeader(IDEMPOTENCY_KEY, idempotencyKey.toString())
            .putHeader("content-type", "application/json")
            .putHeader("accept", "application/json");
    return Uni.createFrom()
        .completionStage(() -> new Exchange(options, request.json(), key).start());
  }

  /// A response with its whole body.
  private record Received(TrackdeskResponse response, String body) {}

  /// One request and its response. Its callbacks run on one event loop.
  private final class Exchange {
    private final Promise<Received> end = Promise.promise();
    private final Buffer received = Buffer.buffer();
    private final long startedNanos = System.nanoTime();
    private final RequestOptions options;
    private final String body;
    private final ApiKey key;
    private @Nullable HttpClientRequest request;

    Exchange(RequestOptions options, String body, ApiKey key) {
      this.options = options;
      this.body = body;
      this.key = key;
    }

    CompletionStage<Received> start() {
      var deadline =
          vertx.setTimer(
              callTimeout.toMillis(), timer -> abort(Failure.TIMEOUT, "no answer in time"));
      http.request(options).onSuccess(this::send).onFailure(this::broken);
      return end.future().onComplete(done -> vertx.cancelTimer(deadline)).toCompletionStage();
    }

    private void send(HttpClientRequest opened) {
      request = opened;
      if (end.future().isComplete()) {
        opened.reset();
        return;
      }
      opened.send(body).onSuccess(this::receive).onFailure(this::broken);
    }

    private void receive(HttpClientResponse response) {
      response
          .handler(this::take)
          .exceptionHandler(this::broken)
          .endHandler(nothing -> read(response));
    }

    private void take(Buffer chunk) {
      if (received.length() + chunk.length() > maxResponseBytes) {
        abort(Failure.TOO_LONG, kept());
        return;
      }
      received.appendBuffer(chunk);
    }

    private void read(HttpClientResponse response) {
      var raw =
          new Raw(
              response.statusCode(),
              header(response, "content-type"),
              header(response, "retry-after"),
              received.toString());
      complete(TrackdeskResponseReader.read(raw, Instant.now()), Optional.of(raw.status()), kept());
    }

    /// Some servers quote what they refuse: the token must not be stored that way.
    private String kept() {
      return TrackdeskResponseReader.kept(received.toString().replace(key.value(), "[token]"));
    }

    private void broken(Throwable failure) {
      complete(
          new Outcome.Unavailable(TrackdeskResponseReader.failure(failure)),
          Optional.empty(),
          failure.getClass().getSimpleName());
    }

    private void abort(Failure failure, String text) {
      complete(new Outcome.Unavailable(failure), Optional.empty(), text);
      if (request != null) {
        request.reset();
      }
    }

    private void complete(Outcome outcome, Optional<Integer> httpStatus, String text) {
      var took = Duration.ofNanos(System.nanoTime() - startedNanos);
      var response = new TrackdeskResponse(outcome, httpStatus, text, took);
      end.tryComplete(new Received(response, received.toString()));
    }

    private static String header(HttpClientResponse response, String name) {
      return Objects.requireNonNullElse(response.getHeader(name), "");
    }
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
