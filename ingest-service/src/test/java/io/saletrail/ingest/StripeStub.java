package io.saletrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Stripe API that returns the JSON a test has set, for objects and histories that the stand-in
/// cannot produce. JSON is written with single quotes. A path that was not set returns an empty
/// list or, with an id in it, 404.
public final class StripeStub implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpServer server;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  private StripeStub(HttpServer server) {
    this.server = server;
  }

  static StripeStub start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var stub = new StripeStub(HttpServer.create(address, 0));
      stub.server.createContext("/", stub::response);
      stub.server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI base() {
    var address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  /// The account of this id, created on first use.
  public Account account(String id) {
    return accounts.computeIfAbsent(id, _ -> new Account());
  }

  private record Query(String path, Set<String> parameters) {
    static Query of(String text) {
      var parts = text.split("\\?", 2);
      var parameters =
          parts.length < 2
              ? Stream.<String>empty()
              : Stream.of(parts[1].split("&")).map(part -> URLDecoder.decode(part, UTF_8));
      return new Query(parts[0], parameters.collect(Collectors.toSet()));
    }

    boolean covers(Query requested) {
      return path.equals(requested.path) && requested.parameters.containsAll(parameters);
    }
  }

  /// The responses of one account.
  public static final class Account {
    private final Map<Query, String> responses = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /// Returns an object at this path.
    public Account object(String path, String json) {
      responses.put(Query.of(path), quoted(json));
      return this;
    }

    /// Returns a list to every call with at least these parameters.
    public Account list(String query, String... items) {
      return list(query, false, items);
    }

    /// Returns a list with `has_more`.
    public Account list(String query, boolean more, String... items) {
      var page = "{'object': 'list', 'has_more': %s, 'data': [%s]}";
      responses.put(Query.of(query), quoted(page.formatted(more, String.join(",", items))));
      return this;
    }

    /// All calls, decoded, in order.
    public List<String> calls() {
      return List.copyOf(calls);
    }

    /// The calls of one path.
    public List<String> calls(String path) {
      return calls.stream().filter(call -> call.split("\\?")[0].equals(path)).toList();
    }

    private Optional<String> response(String requested) {
      calls.add(URLDecoder.decode(requested, UTF_8));
      var query = Query.of(requested);
      return responses.entrySet().stream()
          .filter(response -> response.getKey().covers(query))
          .max(Comparator.comparing(response -> response.getKey().parameters().size()))
          .map(Map.Entry::getValue);
    }

    private static String quoted(String json) {
      return json.replace('\'', '"');
    }
  }

  private void response(HttpExchange call) throws IOException {
    var account = call.getRequestHeaders().getFirst("Stripe-Account");
    var requested = call.getRequestURI().toString();
    var found = account(String.valueOf(account)).response(requested);
    var missing =
        requested.split("\\?")[0].matches(".*/(in|cs|pi|ch|py|sub|re|pyr|du|dp|inpay|cn)_\\w+")
            ? "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\"}}"
            : "{\"object\":\"list\",\"has_more\":false,\"data\":[]}";
    var body = found.orElse(missing).getBytes(UTF_8);
    var there = found.isPresent() || missing.contains("list");
    call.sendResponseHeaders(there ? OK : NOT_FOUND, body.length);
    try (var out = call.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
