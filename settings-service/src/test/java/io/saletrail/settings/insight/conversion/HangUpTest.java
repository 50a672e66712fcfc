package io.saletrail.settings.insight.conversion;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.saletrail.settings.TestStack;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Clients that disconnect while the database is slow do not affect requests of other merchants.
@QuarkusTest
@WithTestResource(TestStack.class)
class HangUpTest {
  private static final int HANG_UPS = 4;
  private static final int ROUNDS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Simulates a slow database.
  private static final String LOCK = "lock table conversion in access exclusive mode";

  /// The number of requests that wait for the table.
  private static final String WAITING =
      """
      select count(*) from pg_locks
       where relation = cast('conversion' as regclass) and not granted
      """;

  @Inject DataSource database;

  @TestHTTPResource("/")
  URI address;

  @Test
  void otherMerchantsCanSaveAfterReadersDisconnectDuringASlowQuery() throws SQLException {
    var merchants = Stream.generate(TestStack::newAccount).limit(6).toList();
    merchants.forEach(account -> TestStack.setUp(account, "acme", "td_secret-0123456789"));

    for (var round = 1; round <= ROUNDS; round++) {
      var days = round;
      assertThat(whileReadersHungUp(() -> saveAll(merchants, days))).containsOnly(200);
    }
  }

  private <T> T whileReadersHungUp(Supplier<T> work) throws SQLException {
    try (var slow = database.getConnection();
        var watch = database.getConnection()) {
      slow.setAutoCommit(false);
      slow.createStatement().execute(LOCK);
      var readers = Stream.generate(() -> reader(newAccount())).limit(HANG_UPS).toList();
      await().atMost(PATIENCE).until(() -> waiting(watch) >= HANG_UPS);
      readers.forEach(HangUpTest::close);
      var done = CompletableFuture.supplyAsync(work);
      await().atMost(PATIENCE).until(() -> done.isDone());
      slow.rollback();
      return done.join();
    }
  }

  private static List<Integer> saveAll(List<String> merchants, int days) {
    return merchants.parallelStream().map(account -> save(account, days)).toList();
  }

  private static long waiting(Connection watch) throws SQLException {
    try (var rows = watch.createStatement().executeQuery(WAITING)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Socket reader(String account) {
    try {
      var socket = new Socket(address.getHost(), address.getPort());
      var request =
          List.of(
              "GET /api/merchants/" + account + "/conversions HTTP/1.1",
              "Host: " + address.getHost(),
              "Authorization: Bearer " + TestStack.OPERATOR_TOKEN,
              "",
              "");
      socket
          .getOutputStream()
          .write(String.join("\r\n", request).getBytes(StandardCharsets.US_ASCII));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int save(String account, int days) {
    return operator()
        .contentType(ContentType.JSON)
        .body(Map.of("options", Map.of("cancellationWindowDays", days)))
        .put("/api/merchants/{account}/settings", account)
        .statusCode();
  }
}
