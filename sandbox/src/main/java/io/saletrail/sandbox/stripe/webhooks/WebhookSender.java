package io.saletrail.sandbox.stripe.webhooks;

import io.saletrail.sandbox.stripe.actions.EventSink;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Accepts events and sends them to the endpoints, without blocking the caller.
public final class WebhookSender implements EventSink, AutoCloseable {

  private record Post(Endpoint endpoint, Lane lane) {}

  private final Vertx vertx;
  private final Context loop;
  private final HttpClient client;
  private final DeliveryLog log;
  private final WebhookFaults faults = new WebhookFaults();
  private final RetryPlan retries;
  private final Duration timeout;
  private final int width;
  private final Map<String, Post> posts = new ConcurrentHashMap<>();

  /// A sender without endpoints.
  ///
  /// @param width number of deliveries in flight to one endpoint
  /// @param kept number of deliveries that the log keeps
  public WebhookSender(Vertx vertx, RetryPlan retries, Duration timeout, int width, int kept) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.retries = retries;
    this.timeout = timeout;
    this.width = width;
    this.log = new DeliveryLog(kept);
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true).setConnectTimeout((int) timeout.toMillis()),
            new PoolOptions().setHttp1MaxSize(width));
  }

  /// Adds the endpoint, or replaces the one of the same id for later events.
  public void register(Endpoint endpoint) {
    posts.put(
        endpoint.id(),
        new Post(
            endpoint, new Lane(endpoint, vertx, client, log, faults, retries, timeout, width)));
  }

  public void remove(String endpointId) {
    posts.remove(endpointId);
  }

  public List<Endpoint> endpoints() {
    return posts.values().stream().map(Post::endpoint).toList();
  }

  public WebhookFaults faults() {
    return faults;
  }

  /// Number of deliveries that are neither done nor given up.
  public long waiting() {
    return log.waiting();
  }

  /// Oldest first.
  public List<Delivery> deliveries() {
    return log.all();
  }

  public List<Delivery> deliveries(String eventId) {
    return log.of(eventId);
  }

  @Override
  public int listeners(AccountTerms account, String type) {
    return (int)
        posts.values().stream().filter(post -> post.endpoint().accepts(account, type)).count();
  }

  @Override
  public void offer(
      StripeEvent event, AccountTerms account, Function<ApiVersion, String> rendering) {
    for (var post : posts.values()) {
      if (!post.endpoint().accepts(account, event.type())) {
        continue;
      }
      var body = post.endpoint().version().map(rendering).orElse(event.json());
      for (int copy = 0; copy <= faults.extraCopies(); copy++) {
        post(post, event, body);
      }
    }
  }

  /// Sends an old event again, as the Resend button of Stripe's dashboard does.
  public void resend(StripeEvent event, AccountTerms account) {
    posts.values().stream()
        .filter(post -> post.endpoint().accepts(account, event.type()))
        .forEach(post -> post(post, event, event.json()));
  }

  /// Must be closed before its Vert.x. Pending deliveries are lost, and recovered by polls.
  @Override
  public void close() {
    var stopped = new CompletableFuture<Boolean>();
    loop.runOnContext(
        _ -> {
          posts.values().forEach(post -> post.lane().stop());
          stopped.complete(true);
        });
    stopped.join();
  }

  private void post(Post post, StripeEvent event, String body) {
    var delivery = log.start(event.id(), event.type(), post.endpoint().id());
    if (faults.dropping()) {
      log.record(delivery.dropped());
      return;
    }
    loop.runOnContext(_ -> post.lane().enter(delivery, body));
  }
}
