package io.saletrail.settings.pagecheck;

import io.saletrail.settings.ConsoleConfig;
import io.saletrail.settings.pagecheck.FetchResult.Why;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import java.util.Arrays;
import java.util.Optional;

/// Fetches a public page as a browser would, from public addresses alone.
///
/// A name is resolved once, and the connection goes to the address that was judged: what the name
/// resolves to a moment later does not matter.
@ApplicationScoped
class PageFetch {
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_CONNECTIONS = 20;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration ALL = Duration.ofSeconds(12);

  private final Vertx vertx;
  private final HttpClient client;
  private final boolean privateToo;

  @Inject
  PageFetch(Vertx vertx, ConsoleConfig config) {
    this(vertx, config.checkPrivatePages());
  }

  PageFetch(Vertx vertx, boolean privateToo) {
    this.vertx = vertx;
    this.privateToo = privateToo;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setIdleTimeout((int) SILENCE.toSeconds())
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setKeepAlive(false)
                .setDecompressionSupported(true)
                .setVerifyHost(true));
  }

  /// What a response is for the next step.
  private sealed interface Step {
    record Done(FetchResult fetched) implements Step {}

    record Onwards(PageAddress address) implements Step {}
  }

  /// Answers where it was asked, on the event loop of the caller, whoever did the waiting.
  Uni<FetchResult> fetch(PageAddress address) {
    var caller = vertx.getOrCreateContext();
    return follow(address, MOST_REDIRECTS)
        .ifNoItem()
        .after(ALL)
        .recoverWithItem(FetchResult.not(Why.UNREACHABLE))
        .emitOn(command -> caller.runOnContext(nothing -> command.run()));
  }

  private Uni<FetchResult> follow(PageAddress address, int redirects) {
    if (!privateToo && !address.usualPort()) {
      return Uni.createFrom().item(FetchResult.not(Why.NOT_PUBLIC));
    }
    return resolve(address.host())
        .chain(
            found ->
                switch (found) {
                  case Resolved.Unknown _ -> done(Why.UNKNOWN_HOST);
                  case Resolved.Private _ -> done(Why.NOT_PUBLIC);
                  case Resolved.Found(var server) -> ask(address, server);
                })
        .onFailure()
        .recoverWithItem(new Step.Done(FetchResult.not(Why.UNREACHABLE)))
        .chain(
            step ->
                switch (step) {
                  case Step.Done(var fetched) -> Uni.createFrom().item(fetched);
                  case Step.Onwards(var next) when redirects > 0 -> follow(next, redirects - 1);
                  case Step.Onwards _ ->
                      Uni.createFrom().item(FetchResult.not(Why.TOO_MANY_REDIRECTS));
                });
  }

  private static Uni<Step> done(Why why) {
    return Uni.createFrom().item(new Step.Done(FetchResult.not(why)));
  }

  /// What a name stands for.
  private sealed interface Resolved {
    record Found(InetAddress address) implements Resolved {}

    record Unknown() implements Resolved {}

    record Private() implements Resolved {}
  }

  /// The platform's resolver blocks.
  private Uni<Resolved> resolve(String host) {
    return Uni.createFrom()
        .item(() -> lookUp(host))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Resolved lookUp(String host) {
    try {
      var addresses = InetAddress.getAllByName(host);
      var allowed = privateToo || Arrays.stream(addresses).allMatch(PublicNetwork::has);
      return allowed ? new Resolved.Found(addresses[0]) : new Resolved.Private();
    } catch (UnknownHostException e) {
      return new Resolved.Unknown();
    }
  }

  private Uni<Step> ask(PageAddress address, InetAddress server) {
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
    return Uni.createFrom()
        .emitter(
            step ->
                client
                    .request(options)
                    .compose(HttpClientRequest::send)
                    .compose(response -> read(address, response))
                    .onSuccess(step::complete)
                    .onFailure(step::fail));
  }

  private static Future<Step> read(PageAddress address, HttpClientResponse response) {
    var status = response.statusCode();
    var location = Optional.ofNullable(response.getHeader("Location"));
    if (status / 100 == 3 && location.isPresent()) {
      return over(
          response,
          address
              .redirected(location.get())
              .<Step>map(Step.Onwards::new)
              .orElseGet(() -> new Step.Done(FetchResult.not(Why.NOT_AN_ADDRESS))));
    }
    var type = Optional.ofNullable(response.getHeader("Content-Type")).orElse("");
    if (status != 200 || !type.matches("(?i)(text/html|application/xhtml\\+xml).*")) {
      return over(response, new Step.Done(FetchResult.not(Why.NOT_A_PAGE)));
    }
    var policies = response.headers().getAll("Content-Security-Policy");
    return beginning(response)
        .map(html -> new Step.Done(new FetchResult.Page(address.toString(), html, policies)));
  }

  private static Future<Step> over(HttpClientResponse response, Step step) {
    // That it ends early is our own wish, and no error.
    response.exceptionHandler(reset -> {});
    response.request().reset();
    return Future.succeededFuture(step);
  }

  /// The page, or as much of it as counts: snippets stand near its beginning or its end, and
  /// longer pages are no shops.
  private static Future<String> beginning(HttpClientResponse response) {
    var text = Promise.<String>promise();
    var read = Buffer.buffer();
    response.handler(
        part -> {
          read.appendBuffer(part, 0, Math.min(part.length(), MOST_BYTES - read.length()));
          if (read.length() >= MOST_BYTES) {
            text.tryComplete(read.toString(StandardCharsets.UTF_8));
            response.request().reset();
          }
        });
    response.endHandler(end -> text.tryComplete(read.toString(StandardCharsets.UTF_8)));
    response.exceptionHandler(text::tryFail);
    return text.future();
  }
}
