package io.saletrail.journeys.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A merchant's website with the payment-link script, served as settings-service does.
final class MerchantSite implements AutoCloseable {

  /// The minified script, as settings-service serves it.
  static final String SCRIPT = snippet("payment-link.js");

  private static final String SCRIPT_PATH = "/payment-link.js";
  private static final String CHECK_PATH = "/payment-link-check.js";

  private record Response(String contentType, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Map<String, Response> responses = new ConcurrentHashMap<>();

  MerchantSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    responses.put(SCRIPT_PATH, new Response("text/javascript", SCRIPT, Map.of()));
    responses.put(
        CHECK_PATH, new Response("text/javascript", snippet("payment-link-check.js"), Map.of()));
    server.createContext("/", this::answer);
    server.start();
  }

  String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  /// The script tag that merchants paste.
  static String tag(String attributes) {
    return "<script async src=\"" + SCRIPT_PATH + "\" " + attributes + "></script>";
  }

  /// Serves a page at this path.
  ///
  /// @return its URL
  String show(String path, String body, Map<String, String> headers) {
    String page = "<!doctype html><meta charset=utf-8><title>Shop</title><body>" + body;
    responses.put(path, new Response("text/html; charset=utf-8", page, headers));
    return address(path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response nothing = new Response("text/plain", "", Map.of());
      Response response = responses.getOrDefault(exchange.getRequestURI().getPath(), nothing);
      byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", response.contentType());
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String snippet(String name) {
    try {
      return Files.readString(Path.of("../settings-service/target/classes/snippets").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
