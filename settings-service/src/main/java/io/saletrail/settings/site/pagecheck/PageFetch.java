package io.saletrail.settings.site.pagecheck;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches a public page as a browser would, from public addresses only.
///
/// Each name is resolved once, and the connection goes to the address that was checked. A later DNS
/// answer cannot redirect it.
@ApplicationScoped
class PageFetch {
  private static final int MAX_REDIRECTS = 5;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_CONNECTIONS = 20;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(12);

  private final Vertx vertx;
  private final HttpClient client;
  private final boolean allowPrivate;

  @Inject
  PageFetch(Vertx vertx, PageCheckConfig config) {
    this(vertx, config.privateNetworks());
  }

  PageFetch(Vertx vertx, boolean allowPrivate) {
    this.vertx = vertx;
    this.allowPrivate = allowPrivate;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setIdleTimeout((int) IDLE_TIMEOUT.toSeconds())
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setKeepAlive(false)
                .setDecompressionSupported(true)
                .setVerifyHost(true));
  }

  /// The next step after a response.
  private sealed interface Step {
    record Done(FetchResult fetched) implements Step {}

    record Redirected(PageAddress address) implements Step {}
  }

  /// Blocks until the page is there, at most [#TOTAL_TIMEOUT].
  FetchResult fetch(PageAddress address) {
    try {
      return follow(address, Instant.now().plus(TOTAL_TIMEOUT));
    } catch (ExecutionException | TimeoutException e) {
      return FetchResult.not(FetchFailure.UNREACHABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FetchResult.not(FetchFailure.UNREACHABLE);
    }
  }

  private FetchResult follow(PageAddress first, Instant deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    var address = first;
    for (var redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      switch (step(address, deadline)) {
        case Step.Done(var fetched) -> {
          return fetched;
        }
        case Step.Redirected(var next) -> address = next;
      }
    }
    return FetchResult.not(FetchFailure.TOO_MANY_REDIRECTS);
  }

  private Step step(PageAddress address, Instant deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (!allowPrivate && !address.defaultPort()) {
      return failed(FetchFailure.NOT_PUBLIC);
    }
    return switch (await(resolve(address.host()), deadline)) {
      case Resolved.Unknown() -> failed(FetchFailure.UNKNOWN_HOST);
      case Resolved.Private() -> failed(FetchFailure.NOT_PUBLIC);
      case Resolved.Found(var server) -> await(request(address, server), deadline);
    };
  }

  private static <T> T await(Future<T> work, Instant deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    var left = Duration.between(Instant.now(), deadline);
    return work.toCompletionStage()
        .toCompletableFuture()
        .get(left.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Step failed(FetchFailure failure) {
    return new Step.Done(FetchResult.not(failure));
  }

  /// The result of resolving a name.
  private sealed interface Resolved {
    record Found(InetAddress address) implements Resolved {}

    record Unknown() implements Resolved {}

    record Private() implements Resolved {}
  }

  /// On a worker, so that the deadline holds: the platform's resolver has none.
  private Future<Resolved> resolve(String host) {
    return vertx.executeBlocking(() -> lookUp(host), false);
  }

  private Resolved lookUp(String host) {
    try {
      var addresses = InetAddress.getAllByName(host);
      var allowed = allowPrivate || Arrays.stream(addresses).allMatch(PublicNetwork::has);
      return allowed ? new Resolved.Found(addresses[0]) : new Resolved.Private();
    } catch (UnknownHostException e) {
      return new Resolved.Unknown();
    }
  }

  private Future<Step> request(PageAddress address, InetAddress server) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(address.host())
            .setPort(address.port())
            .setSsl(address.secure())
            .setURI(address.target())
            .setServer(SocketAddress.inetSocketAddress(address.port(), server.getHostAddress()))
            .putHeader("User-Agent", "Saletrail-page-check/1")
            .putHeader("Accept", "text/html,application/xhtml+xml");
    return client
        .request(options)
        .compose(HttpClientRequest::send)
        .compose(response -> read(address, response));
  }

  private static Future<Step> read(PageAddress address, HttpClientResponse response) {
    var status = response.statusCode();
    var location = Optional.ofNullable(response.getHeader("Location"));
    if (status / 100 == 3 && location.isPresent()) {
      return abandon(
          response,
          address
              .redirected(location.get())
              .<Step>map(Step.Redirected::new)
              .orElseGet(() -> new Step.Done(FetchResult.not(FetchFailure.NOT_AN_ADDRESS))));
    }
    var type = Optional.ofNullable(response.getHeader("Content-Type")).orElse("");
    if (status != 200 || !type.matches("(?i)(text/html|application/xhtml\\+xml).*")) {
      return abandon(response, new Step.Done(FetchResult.not(FetchFailure.NOT_A_PAGE)));
    }
    var policies = response.headers().getAll("Content-Security-Policy");
    return readBody(response)
        .map(html -> new Step.Done(new FetchResult.Page(address.toString(), html, policies)));
  }

  private static Future<Step> abandon(HttpClientResponse response, Step step) {
    // We close the connection early on purpose.
    response.exceptionHandler(reset -> {});
    response.request().reset();
    return Future.succeededFuture(step);
  }

  /// The body, up to the limit. Snippets are near the start or end of a page.
  private static Future<String> readBody(HttpClientResponse response) {
    var text = Promise.<String>promise();
    var read = Buffer.buffer();
    response.handler(
        part -> {
          read.appendBuffer(part, 0, Math.min(part.length(), MAX_BYTES - read.length()));
          if (read.length() >= MAX_BYTES) {
            text.tryComplete(read.toString(StandardCharsets.UTF_8));
            response.request().reset();
          }
        });
    response.endHandler(end -> text.tryComplete(read.toString(StandardCharsets.UTF_8)));
    response.exceptionHandler(text::tryFail);
    return text.future();
  }
}
