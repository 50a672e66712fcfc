package io.saletrail.settings.alert.message;

import io.saletrail.settings.alert.destination.AlertConfig;
import io.saletrail.settings.site.pagecheck.PageAddress;
import io.saletrail.settings.site.pagecheck.PublicNetwork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Posts JSON to a merchant's URL, on public addresses only. The name is resolved once, and the
/// connection goes to the address that was checked. Redirects are not followed, and the response's
/// body is not read.
@ApplicationScoped
class WebhookClient {
  private static final int MAX_CONNECTIONS = 40;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(10);
  private static final int GONE = 410;

  private final Vertx vertx;
  private final HttpClient client;
  private final boolean allowPrivate;

  @Inject
  WebhookClient(Vertx vertx, AlertConfig config) {
    this(vertx, config.privateNetworks());
  }

  WebhookClient(Vertx vertx, boolean allowPrivate) {
    this.vertx = vertx;
    this.allowPrivate = allowPrivate;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setIdleTimeout((int) TOTAL_TIMEOUT.toSeconds())
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setKeepAlive(false)
                .setVerifyHost(true));
  }

  /// Blocks until the response is there, at most [#TOTAL_TIMEOUT].
  SendResult post(String url, Map<String, String> headers, String body) {
    var address = PageAddress.read(url);
    if (address.isEmpty() || (!allowPrivate && !address.get().defaultPort())) {
      return SendResult.never("not a public URL");
    }
    try {
      return vertx
          .executeBlocking(() -> resolve(address.get().host()), false)
          .compose(server -> post(address.get(), server, headers, body))
          .toCompletionStage()
          .toCompletableFuture()
          .get(TOTAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return SendResult.retry(
          e.getCause() instanceof UnknownHostException ? "unknown host" : "no connection");
    } catch (TimeoutException e) {
      return SendResult.retry("no response in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SendResult.retry("interrupted");
    }
  }

  /// Empty for a host with an address that is not public.
  private Optional<InetAddress> resolve(String host) throws UnknownHostException {
    return allowPrivate ? Optional.of(InetAddress.getByName(host)) : PublicNetwork.resolve(host);
  }

  private Future<SendResult> post(
      PageAddress address, Optional<InetAddress> server, Map<String, String> headers, String body) {
    if (server.isEmpty()) {
      return Future.succeededFuture(SendResult.never("not a public host"));
    }
    var port = address.port();
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(address.host())
            .setPort(port)
            .setSsl(address.secure())
            .setURI(address.target())
            .setTimeout(TOTAL_TIMEOUT.toMillis())
            .setServer(SocketAddress.inetSocketAddress(port, server.get().getHostAddress()))
            .putHeader("User-Agent", "Saletrail-alerts/1")
            .putHeader("Content-Type", "application/json");
    headers.forEach(options::putHeader);
    return client
        .request(options)
        .compose(request -> request.send(Buffer.buffer(body)))
        .map(
            response -> {
              // The body is of no interest: we close the connection early on purpose.
              response.exceptionHandler(reset -> {});
              response.request().reset();
              return result(response.statusCode());
            });
  }

  private static SendResult result(int status) {
    if (status / 100 == 2) {
      return new SendResult.Accepted();
    }
    var reason = "HTTP " + status;
    return status == GONE ? SendResult.never(reason) : SendResult.retry(reason);
  }
}
