package io.saletrail.ingest.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.ingest.connection.SignatureCount;
import io.saletrail.ingest.intake.AppendResult;
import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.intake.EventTopic;
import io.saletrail.ingest.webhook.WebhookCheck.Finding;
import io.saletrail.ingest.webhook.WebhookMetrics.Mode;
import io.saletrail.runtime.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// Receives a webhook: read, check, append, respond.
@Singleton
class WebhookRoute {
  static final String PATH = "/webhooks/stripe";

  private static final Logger LOG = Logger.getLogger(WebhookRoute.class);
  private static final String SIGNATURE = "Stripe-Signature";

  /// Time a connection stays open after a response to a body that was not read completely.
  private static final Duration CLOSE_DELAY = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final EventTopic topic;
  private final WebhookConfig config;
  private final WebhookCheck check;
  private final WebhookMetrics metrics;
  private final SignatureCount signatures;
  private final Map<Verdict, Buffer> bodies = new EnumMap<>(Verdict.class);

  WebhookRoute(
      Vertx vertx,
      EventTopic topic,
      WebhookConfig config,
      WebhookMetrics metrics,
      SignatureCount signatures,
      ObjectMapper json)
      throws JsonProcessingException {
    this.vertx = vertx;
    this.topic = topic;
    this.config = config;
    this.check = new WebhookCheck(Secrets.of(config.secrets()), config.tolerance());
    this.metrics = metrics;
    this.signatures = signatures;
    for (var verdict : Verdict.values()) {
      bodies.put(verdict, Buffer.buffer(json.writeValueAsBytes(verdict.problem())));
    }
  }

  void install(@Observes Router router) {
    router.route(PATH).handler(this::receive);
  }

  private void receive(RoutingContext http) {
    var request = http.request();
    if (!request.method().equals(HttpMethod.POST)) {
      end(request, Verdict.METHOD_NOT_ALLOWED, Mode.UNKNOWN);
      return;
    }
    if (!request.headers().contains(SIGNATURE) && announcesBody(request)) {
      // Of no interest, whatever it is.
      closeLater(request);
      end(request, Verdict.SIGNATURE_MISSING, Mode.UNKNOWN);
      return;
    }
    BoundedBody.read(
        vertx,
        request,
        topic.maxEventBytes(),
        config.bodyTimeout(),
        result -> {
          switch (result) {
            case BoundedBody.Result.Complete(var body) -> check(request, body.getBytes());
            case BoundedBody.Result.TooLarge() ->
                end(request, Verdict.BODY_TOO_LARGE, Mode.UNKNOWN);
            case BoundedBody.Result.TooSlow() -> end(request, Verdict.BODY_TOO_SLOW, Mode.UNKNOWN);
            case BoundedBody.Result.Disconnected() -> LOG.debug("webhook.disconnected");
          }
        });
  }

  private static boolean announcesBody(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  private void check(HttpServerRequest request, byte[] body) {
    switch (check.check(request.headers().getAll(SIGNATURE), body, Instant.now())) {
      case Finding.Valid(var event) -> append(request, event, body);
      case Finding.Refused(var verdict) -> end(request, verdict, Mode.UNKNOWN);
    }
  }

  private void append(HttpServerRequest request, Envelope event, byte[] body) {
    var here = vertx.getOrCreateContext();
    var mode = Mode.of(event.livemode());
    topic.append(
        event,
        EventOrigin.WEBHOOKS,
        body,
        outcome -> here.runOnContext(back -> end(request, verdict(outcome), mode)));
  }

  private static Verdict verdict(AppendResult outcome) {
    return switch (outcome) {
      case DURABLE -> Verdict.ACCEPTED;
      case KAFKA_UNAVAILABLE -> Verdict.KAFKA_UNAVAILABLE;
      case OVERLOADED -> Verdict.OVERLOADED;
      case TOO_LARGE -> Verdict.BODY_TOO_LARGE;
    };
  }

  /// Logged at debug level: a line per webhook would cost more than the webhook. The counter has
  /// the totals.
  private void end(HttpServerRequest request, Verdict verdict, Mode mode) {
    metrics.count(verdict, mode);
    LOG.debugf("webhook.received outcome=%s mode=%s", verdict, mode);
    var response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(verdict.status());
    switch (verdict) {
      case ACCEPTED -> {
        response.end();
        return;
      }
      case METHOD_NOT_ALLOWED -> response.putHeader(HttpHeaders.ALLOW, "POST");
      // The rest of the body is not read.
      case BODY_TOO_LARGE, BODY_TOO_SLOW -> closeLater(request);
      case KAFKA_UNAVAILABLE, OVERLOADED ->
          response.putHeader(
              HttpHeaders.RETRY_AFTER, Long.toString(config.retryAfter().toSeconds()));
      case SIGNATURE_INVALID, SECRET_OF_ANOTHER_ENDPOINT -> signatures.add();
      case BODY_EMPTY,
          BODY_NOT_UTF8,
          SIGNATURE_MISSING,
          SIGNATURE_MALFORMED,
          SIGNATURE_TOO_OLD,
          SIGNATURE_IN_FUTURE,
          NOT_JSON,
          NOT_AN_EVENT -> {}
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).end(bodies.get(verdict));
  }

  /// Closes after a delay, so that a caller that is still sending can read the response.
  private void closeLater(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    vertx.setTimer(CLOSE_DELAY.toMillis(), _ -> request.connection().close());
  }
}
