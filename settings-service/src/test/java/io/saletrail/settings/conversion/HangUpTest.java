package io.saletrail.settings.conversion;

import static io.saletrail.settings.House.newAccount;
import static io.saletrail.settings.House.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.saletrail.outbox.FreshContext;
import io.saletrail.settings.House;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/// Clients that hang up while the database is slow harm no other merchant's requests.
@QuarkusTest
@WithTestResource(House.class)
class HangUpTest {
  private static final int HANG_UPS = 8;
  private static final int ROUNDS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Requests that wait for the table.
  private static final String WAITING =
      """
      select count(*) from pg_locks
       where relation = cast('conversion_view' as regclass) and not granted
      """;

  @Inject Mutiny.SessionFactory sessions;
  @Inject FreshContext context;

  @TestHTTPResource("/")
  URI address;

  @Test
  void savesOfOtherMerchantsSucceedAfterReadersHungUpInASlowQuery() {
    var merchants = Stream.generate(House::newAccount).limit(6).toList();
    merchants.forEach(account -> House.setUp(account, "acme", "td_secret-0123456789"));

    for (var round = 1; round <= ROUNDS; round++) {
      hangUpInASlowQuery();

      var days = round;
      assertThat(merchants.parallelStream().map(account -> save(account, days))).containsOnly(200);
    }
  }

  private void hangUpInASlowQuery() {
    var release = new CompletableFuture<Void>();
    var lock = lockUntil(release).subscribeAsCompletionStage();
    var readers = new ArrayList<Socket>();
    try {
      for (var n = 0; n < HANG_UPS; n++) {
        readers.add(reader(newAccount()));
      }
      await().atMost(PATIENCE).until(() -> waiting() == HANG_UPS);
      readers.forEach(HangUpTest::close);
    } finally {
      release.complete(null);
    }
    lock.join();
  }

  private Uni<Void> lockUntil(CompletableFuture<Void> release) {
    return context.run(
        () ->
            sessions.withTransaction(
                session ->
                    session
                        .createNativeQuery("lock table conversion_view in access exclusive mode")
                        .executeUpdate()
                        .chain(() -> Uni.createFrom().completionStage(release))));
  }

  private long waiting() {
    return context
        .run(
            () ->
                sessions.withSession(
                    session -> session.createNativeQuery(WAITING, Long.class).getSingleResult()))
        .await()
        .atMost(PATIENCE);
  }

  private Socket reader(String account) {
    try {
      var socket = new Socket(address.getHost(), address.getPort());
      var request =
          List.of(
              "GET /api/merchants/" + account + "/conversions HTTP/1.1",
              "Host: " + address.getHost(),
              "Authorization: Bearer " + House.OPERATOR_TOKEN,
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
