package io.saletrail.settings.request.check;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class CheckStreamFlowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI base;

  @Inject CheckStreamConfig config;
  @Inject StreamLimit seats;

  private final String account = newAccount();
  private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void aCheckIsStreamedFromItsRequestToItsEnd() throws Exception {
    var id = check();

    try (var lines = lines(open(id))) {
      assertThat(next(lines)).startsWith("progress").contains("\"state\":\"REQUESTED\"");

      Topics.publish(
          List.of(
              new PollProgressed(
                  id, account, Trigger.CHECK_NOW, Stage.EVENTS, 100, 1, start.plusSeconds(1))));
      assertThat(next(lines))
          .startsWith("progress")
          .contains("\"stage\":\"EVENTS\"", "\"read\":100", "\"recovered\":1");

      Topics.publish(List.of(completed(id)));
      assertThat(next(lines)).startsWith("ended").contains("\"recoveredIds\":[\"pi_1\",\"in_1\"]");
      assertThat(next(lines)).isEmpty();
    }
  }

  @Test
  void anEndedCheckIsSentOnce() throws Exception {
    var id = check();
    Topics.publish(List.of(completed(id)));
    await().atMost(PATIENCE).until(() -> state(id).equals("COMPLETED"));

    try (var lines = lines(open(id))) {
      assertThat(next(lines)).startsWith("ended");
      assertThat(next(lines)).isEmpty();
    }
  }

  @Test
  void streamsOverTheMerchantsLimitAreRejectedUntilOneEnds() throws Exception {
    var id = check();
    var taken = new ArrayList<StreamLimit.Slot>();
    for (var i = 0; i < config.maxStreamsPerMerchant(); i++) {
      taken.add(seats.take(account).orElseThrow());
    }

    var refused = open(id);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(new String(refused.body().readAllBytes(), UTF_8))
        .contains("urn:saletrail:problem:too-many-requests");

    taken.forEach(StreamLimit.Slot::release);
    try (var lines = lines(open(id))) {
      assertThat(next(lines)).startsWith("progress");
    }
  }

  @Test
  void aClosedConnectionReleasesItsSlot() throws Exception {
    var id = check();
    for (var i = 0; i < config.maxStreamsPerMerchant(); i++) {
      try (var lines = lines(open(id))) {
        assertThat(next(lines)).startsWith("progress");
      }
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var seat = seats.take(account);
              seat.ifPresent(StreamLimit.Slot::release);
              assertThat(seat).isPresent();
            });
  }

  @Test
  void aCheckOfAnotherMerchantIsNotFound() throws Exception {
    var id = check();

    var request = request("/api/merchants/" + newAccount() + "/checks/" + id + "/events").build();

    assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  private String check() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    return operator()
        .post("/api/merchants/{account}/checks", account)
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private String state(String id) {
    return operator()
        .get("/api/merchants/{account}/checks/{id}", account, id)
        .then()
        .extract()
        .path("state");
  }

  private PollCompleted completed(String id) {
    return new PollCompleted(
        id,
        account,
        Trigger.CHECK_NOW,
        start.minusSeconds(3600),
        start,
        130,
        2,
        start.plusSeconds(2),
        Optional.of(List.of("pi_1", "in_1")));
  }

  private HttpResponse<InputStream> open(String id) throws IOException, InterruptedException {
    var path = "/api/merchants/" + account + "/checks/" + id + "/events";
    return HTTP.send(request(path).build(), BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Accept", "text/event-stream")
        .header("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN);
  }

  private static BufferedReader lines(HttpResponse<InputStream> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
  }

  /// The next event as its name and data; empty at the end of the stream.
  private static String next(BufferedReader lines) throws IOException {
    var name = "";
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event:")) {
        name = line.substring("event:".length()).strip();
      } else if (line.startsWith("data:")) {
        return name + " " + line.substring("data:".length()).strip();
      }
    }
    return "";
  }
}
