package io.saletrail.stack.siege;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// All attackers, from an address of their own: the services' limits by address must not
/// meet the sales, which come from another one.
final class Attackers implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.2";
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int HELD_CONNECTIONS = 40;
  private static final int HOLD_MILLIS = 4_000;
  private static final int PAUSE_MILLIS = 50;

  /// Of a declared body, just under the limit of a webhook.
  private static final int BODY_BYTES = 1_030_000;

  /// A page whose links were once quadratic to read.
  private static final byte[] PAGE = "<a href=x><div>".repeat(60_000).getBytes(US_ASCII);

  private static final String HIDDEN =
      "GET /q/health/live HTTP/1.1\r\nHost: hidden\r\nConnection: close\r\n\r\n";

  private static final String HEAD = "POST /webhooks/stripe HTTP/1.1\r\nHost: x\r\n";

  private static final List<String> SMUGGLED =
      List.of(
          HEAD + "Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          HEAD + "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n",
          HEAD + "Transfer-Encoding: chunked, xchunked\r\n\r\n1\r\nX\r\n0\r\n\r\n");

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  private final LocalStack stack;
  private final List<String> accounts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Attack, LongAdder> done = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> smuggled = new ConcurrentHashMap<>();
  private final HttpServer pages;
  private volatile boolean over;

  /// Begins all attacks.
  ///
  /// @param accounts merchants to attack as
  Attackers(LocalStack stack, List<String> accounts) {
    this.stack = stack;
    this.accounts = accounts;
    this.pages = servePage();
    for (var attack : Attack.values()) {
      for (var target : attack.targets()) {
        for (int number = 0; number < attack.crowd(); number++) {
          var own = number;
          threads.execute(() -> repeat(attack, target, own));
        }
      }
    }
  }

  private static HttpServer servePage() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/",
          http -> {
            try (http) {
              http.getResponseHeaders().add("Content-Type", "text/html");
              http.sendResponseHeaders(200, PAGE.length);
              http.getResponseBody().write(PAGE);
            }
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How often each attack was carried out.
  Map<Attack, Long> done() {
    var sums = new EnumMap<Attack, Long>(Attack.class);
    done.forEach((attack, count) -> sums.put(attack, count.sum()));
    return sums;
  }

  /// Hidden requests that were answered, by service.
  Map<String, LongAdder> smuggled() {
    return Map.copyOf(smuggled);
  }

  private void repeat(Attack attack, Program target, int number) {
    while (!over) {
      try {
        carryOut(attack, target, number);
        done.computeIfAbsent(attack, _ -> new LongAdder()).increment();
      } catch (IOException refused) {
        // What an attacker expects.
      }
      pause(PAUSE_MILLIS);
    }
  }

  private void carryOut(Attack attack, Program target, int number) throws IOException {
    switch (attack) {
      case UNFINISHED_BODIES -> hold(target, unfinished(target) + "x".repeat(BODY_BYTES / 2));
      case HALF_HEADS -> hold(target, "GET / HTTP/1.1\r\nHost: x\r\nX-Half: ");
      case CONNECTIONS -> come(target);
      case SLOW_READERS -> readSlowly(target, number);
      case EXPORTS -> read(target, get(csv(number)));
      case PAGE_CHECKS -> read(target, pageCheck(number));
      case SMUGGLING -> smuggle(target, SMUGGLED.get(number % SMUGGLED.size()));
      case HTTP2 -> speakHttp2(target);
      case FORGED_WEBHOOKS -> read(target, forged());
      case GUESSES -> read(target, guess(number));
    }
  }

  private static String unfinished(Program target) {
    var path = target == Program.INGEST ? "/webhooks/stripe" : "/sign-in";
    return "POST %s HTTP/1.1\r\nHost: x\r\nStripe-Signature: t=1,v1=00\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
        .formatted(path, BODY_BYTES);
  }

  private void hold(Program target, String bytes) throws IOException {
    var held = new ArrayList<Socket>();
    try {
      for (int number = 0; number < HELD_CONNECTIONS && !over; number++) {
        var socket = connect(target);
        held.add(socket);
        socket.getOutputStream().write(bytes.getBytes(US_ASCII));
      }
      pause(HOLD_MILLIS);
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }

  private void come(Program target) throws IOException {
    for (int number = 0; number < HELD_CONNECTIONS && !over; number++) {
      connect(target).close();
    }
  }

  private void readSlowly(Program target, int number) throws IOException {
    try (var socket = connect(target)) {
      socket.setReceiveBufferSize(1_024);
      socket.getOutputStream().write(get(csv(number)).getBytes(US_ASCII));
      var input = socket.getInputStream();
      for (int read = 0; read < HELD_CONNECTIONS && !over && input.read() >= 0; read++) {
        pause(HOLD_MILLIS / HELD_CONNECTIONS);
      }
    }
  }

  private String csv(int number) {
    var what =
        List.of(
            "conversions/conversions.csv",
            "payments/not-credited.csv",
            "reconciliation/differences.csv",
            "shadow/conversions.csv");
    return "/api/merchants/%s/%s".formatted(account(number), what.get(number % what.size()));
  }

  private String account(int number) {
    return accounts.get(number % accounts.size());
  }

  private String get(String path) {
    return "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n".formatted(path, token());
  }

  private String pageCheck(int number) {
    var form = "address=http://127.0.0.1:%d/".formatted(pages.getAddress().getPort());
    return post(
        "/merchants/%s/snippets/check".formatted(account(number)),
        "Content-Type: application/x-www-form-urlencoded\r\n" + token(),
        form);
  }

  private static String forged() {
    return post("/webhooks/stripe", "Stripe-Signature: t=1,v1=00\r\n", "{\"id\":\"evt_1\"}");
  }

  private static String guess(int number) {
    var token = number % 2 == 0 ? "guess" : "saletrail_" + "A".repeat(43);
    return "GET /api/merchants HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(token);
  }

  private static String post(String path, String headers, String body) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(path, headers, body.length(), body);
  }

  private String token() {
    return "Authorization: Bearer " + stack.keys().operatorToken() + "\r\n";
  }

  private String read(Program target, String request) throws IOException {
    try (var socket = connect(target)) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(100_000), US_ASCII);
    }
  }

  private void smuggle(Program target, String form) throws IOException {
    if (read(target, form + HIDDEN).contains("HTTP/1.1 200")) {
      smuggled.computeIfAbsent(target.module(), _ -> new LongAdder()).increment();
    }
  }

  /// An empty CONTINUATION frame after the other, as long as they are taken.
  private void speakHttp2(Program target) throws IOException {
    byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    byte[] headers = {0, 0, 0, 1, 0, 0, 0, 0, 1};
    byte[] continuation = {0, 0, 0, 9, 0, 0, 0, 0, 1};
    try (var socket = connect(target)) {
      var output = socket.getOutputStream();
      output.write(PREFACE.getBytes(US_ASCII));
      output.write(settings);
      output.write(headers);
      for (int frame = 0; frame < 10_000 && !over; frame++) {
        output.write(continuation);
      }
    }
  }

  private Socket connect(Program target) throws IOException {
    var socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(ADDRESS, 0));
      socket.setSoTimeout(TIMEOUT_MILLIS);
      var port = stack.ports().of(target);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends all attacks.
  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
    pages.stop(0);
  }
}
