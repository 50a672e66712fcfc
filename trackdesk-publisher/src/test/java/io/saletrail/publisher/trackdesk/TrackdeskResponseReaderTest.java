package io.saletrail.publisher.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.publisher.trackdesk.Outcome.Accepted;
import io.saletrail.publisher.trackdesk.Outcome.AlreadyExists;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import io.saletrail.publisher.trackdesk.Outcome.RateLimited;
import io.saletrail.publisher.trackdesk.Outcome.Refused;
import io.saletrail.publisher.trackdesk.Outcome.TokenRejected;
import io.saletrail.publisher.trackdesk.Outcome.Unavailable;
import io.saletrail.publisher.trackdesk.TrackdeskResponseReader.Raw;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackdeskResponseReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments(200, "{\"id\":\"1\",\"status\":\"CONVERSION_STATUS_APPROVED\"}", ok()),
        arguments(201, "", ok()),
        arguments(200, "{\"error\":null,\"errors\":[]}", ok()),
        arguments(200, "{\"error\":\"Conversion already exists\"}", there()),
        arguments(200, "{\"errors\":[\"Offer is not active\"]}", no(Refusal.OFFER_NOT_ACTIVE)),
        arguments(200, "{\"error\":\"something new\"}", no(Refusal.UNKNOWN)),
        arguments(200, "{\"id\":\"1", failed(Failure.NOT_A_RESPONSE)),
        arguments(200, "<!doctype html><h1>Just a moment</h1>", failed(Failure.NOT_A_RESPONSE)),
        arguments(302, "Found", failed(Failure.REDIRECT)),
        arguments(401, "{\"message\":\"Unauthorized\"}", new TokenRejected()),
        arguments(401, "<html>Sign in</html>", new TokenRejected()),
        arguments(403, "", new TokenRejected()),
        arguments(403, "{\"message\":\"Forbidden\"}", new TokenRejected()),
        arguments(403, "<html>Blocked by a firewall</html>", failed(Failure.NOT_A_RESPONSE)),
        arguments(403, "{\"message\":\"Offer is not active\"}", no(Refusal.OFFER_NOT_ACTIVE)),
        arguments(404, "<html>No such site</html>", failed(Failure.NOT_A_RESPONSE)),
        arguments(404, "{\"message\":\"Conversion not found\"}", no(Refusal.CONVERSION_NOT_FOUND)),
        arguments(404, "{\"code\":\"TENANT_NOT_FOUND\"}", no(Refusal.UNKNOWN)),
        arguments(408, "", failed(Failure.SYSTEM_ERROR)),
        arguments(418, "I am a teapot", no(Refusal.UNKNOWN)),
        arguments(422, "", no(Refusal.UNKNOWN)),
        arguments(429, "{\"message\":\"Conversion already exists\"}", limited()),
        arguments(500, "{\"message\":\"System error\"}", failed(Failure.SYSTEM_ERROR)),
        arguments(500, "{\"message\":\"Conversion already exists\"}", there()),
        arguments(400, "{\"message\":\"System error\"}", failed(Failure.SYSTEM_ERROR)),
        arguments(502, "<html>Bad gateway</html>", failed(Failure.SYSTEM_ERROR)));
  }

  static Stream<Arguments> successesThatSayNo() {
    return Stream.of(
        arguments("{\"success\":false}", no(Refusal.UNKNOWN)),
        arguments(
            "{\"success\":false,\"message\":\"Conversion source not found\"}",
            no(Refusal.CLICK_NOT_FOUND)),
        arguments("{\"success\":\"false\"}", no(Refusal.UNKNOWN)),
        arguments("{\"success\":\" False \"}", no(Refusal.UNKNOWN)),
        arguments("{\"success\":0}", no(Refusal.UNKNOWN)),
        arguments("{\"ok\":false}", no(Refusal.UNKNOWN)),
        arguments("{\"ok\":\"no\"}", no(Refusal.UNKNOWN)),
        arguments("{\"status\":\"error\"}", no(Refusal.UNKNOWN)),
        arguments("{\"status\":\"FAILED\"}", no(Refusal.UNKNOWN)),
        arguments("{\"status\":false}", no(Refusal.UNKNOWN)),
        arguments("{\"status\":422}", no(Refusal.UNKNOWN)),
        arguments("{\"status\":\"422\"}", no(Refusal.UNKNOWN)),
        arguments("{\"statusCode\":400,\"id\":\"1\"}", no(Refusal.UNKNOWN)),
        arguments("{\"data\":{\"success\":false}}", no(Refusal.UNKNOWN)),
        arguments("{\"success\":true,\"data\":{\"ok\":false}}", no(Refusal.UNKNOWN)),
        arguments("[{\"success\":false}]", no(Refusal.UNKNOWN)),
        arguments("{\"results\":[{\"id\":\"1\"},{\"status\":\"error\"}]}", no(Refusal.UNKNOWN)),
        arguments("{\"data\":{\"errors\":[\"x\"]}}", no(Refusal.UNKNOWN)),
        arguments("{\"error\":true}", no(Refusal.UNKNOWN)),
        arguments("{\"error\":1}", no(Refusal.UNKNOWN)),
        arguments("false", no(Refusal.UNKNOWN)),
        arguments("{\"message\":\"Offer is not active\"}", no(Refusal.OFFER_NOT_ACTIVE)),
        arguments("[{\"message\":\"Conversion limit reached\"}]", no(Refusal.LIMIT_REACHED)),
        arguments("\"Conversion type not found\"", no(Refusal.TYPE_NOT_FOUND)),
        arguments("Conversion source not found", no(Refusal.CLICK_NOT_FOUND)),
        arguments("{\"message\":\"Conversion already exists\"}", there()),
        arguments("{\"success\":false,\"message\":\"Duplicate conversion\"}", there()),
        arguments("{\"success\":false,\"message\":\"System error\"}", systemError()),
        arguments(
            "{\"success\":false,\"request\":{\"conversionTypeCode\":\"already exists\"},"
                + "\"message\":\"Missing conversion amount\"}",
            no(Refusal.AMOUNT_MISSING)),
        arguments("{\"pad\":\"" + "x".repeat(60_000) + "\",\"ok\":false}", no(Refusal.UNKNOWN)));
  }

  @ParameterizedTest
  @MethodSource("successesThatSayNo")
  void aSuccessThatSaysNoIsARefusal(String body, Outcome outcome) {
    assertThat(read(200, body)).isEqualTo(outcome);
    assertThat(read(202, body)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{}",
        "[]",
        "null",
        "true",
        "{\"success\":true}",
        "{\"success\":\"true\",\"error\":null}",
        "{\"success\":null}",
        "{\"success\":1,\"errors\":{}}",
        "{\"ok\":\"yes\",\"error\":\"\"}",
        "{\"status\":200,\"error\":false}",
        "{\"status\":\"ok\",\"error\":0}",
        "{\"status\":\"CONVERSION_STATUS_REJECTED\"}",
        "{\"status\":\"REJECTED\"}",
        "{\"status\":\"REFUNDED\",\"id\":\"1\"}",
        "{\"data\":[{\"id\":\"1\",\"status\":\"CONVERSION_STATUS_NOT_ALLOWED\"}]}",
        "{\"currency\":{\"code\":\"EUR\"},\"message\":\"Conversion created\"}",
        "{\"request\":{\"conversionTypeCode\":\"type not found\"}}"
      })
  void aSuccessThatDoesNotSayNoIsAccepted(String body) {
    assertThat(read(200, body)).isEqualTo(ok());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Conversion source not found</html>",
        "<response><success>false</success></response>",
        "{\"message\":\"Conversion source not found",
        "[{\"success\":false}",
        "OK",
        "{\"success\":true} trailing"
      })
  void aSuccessThatIsNoDocumentIsNoResponse(String body) {
    assertThat(read(200, body)).isEqualTo(failed(Failure.NOT_A_RESPONSE));
  }

  @Test
  void aSuccessNestedTooDeepIsNoResponse() {
    assertThat(read(200, "[".repeat(30_000) + "]".repeat(30_000)))
        .isEqualTo(failed(Failure.NOT_A_RESPONSE));
  }

  static Stream<Arguments> answersToACheck() {
    return Stream.of(
        arguments(200, "", TokenChecked.Outcome.ACCEPTED),
        arguments(404, "{\"message\":\"Conversion not found\"}", TokenChecked.Outcome.ACCEPTED),
        arguments(404, "{\"message\":\"Not Found\"}", TokenChecked.Outcome.ACCEPTED),
        arguments(
            400, "{\"message\":\"Conversion type not found\"}", TokenChecked.Outcome.ACCEPTED),
        arguments(401, "", TokenChecked.Outcome.TOKEN_REJECTED),
        arguments(403, "{\"message\":\"Forbidden\"}", TokenChecked.Outcome.TOKEN_REJECTED),
        arguments(403, "<html>Blocked by a firewall</html>", TokenChecked.Outcome.UNAVAILABLE),
        arguments(404, "{\"code\":\"TENANT_NOT_FOUND\"}", TokenChecked.Outcome.TENANT_UNKNOWN),
        arguments(404, "<html>No such site</html>", TokenChecked.Outcome.TENANT_UNKNOWN),
        arguments(302, "Found", TokenChecked.Outcome.UNAVAILABLE),
        arguments(429, "", TokenChecked.Outcome.UNAVAILABLE),
        arguments(503, "", TokenChecked.Outcome.UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("answersToACheck")
  void aResponseShowsWhetherTokenAndTenantAreValid(
      int status, String body, TokenChecked.Outcome expected) {
    var outcome = TrackdeskResponseReader.read(new Raw(status, "", "", body), NOW);

    var answer = new TrackdeskResponse(outcome, Optional.of(status), body, Duration.ZERO);

    assertThat(answer.onToken()).isEqualTo(expected);
  }

  @Test
  void aMissingHostIsDistinguishedFromAnUnavailableNameServer() {
    var missing = new UnknownHostException("acme.trackdesk.com: Name or service not known");
    var away = new UnknownHostException("acme.trackdesk.com: Temporary failure in name resolution");

    assertThat(TrackdeskResponseReader.failure(missing)).isEqualTo(Failure.NO_SUCH_HOST);
    assertThat(TrackdeskResponseReader.failure(away)).isEqualTo(Failure.UNREACHABLE);
    assertThat(TrackdeskResponseReader.failure(new ConnectException()))
        .isEqualTo(Failure.UNREACHABLE);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aResponseHasAnOutcome(int status, String body, Outcome outcome) {
    assertThat(read(status, body)).isEqualTo(outcome);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments("Conversion source not found", Refusal.CLICK_NOT_FOUND),
        arguments("Click with given cid was not found", Refusal.CLICK_NOT_FOUND),
        arguments("Conversion source with given external cid not found", Refusal.SOURCE_NOT_FOUND),
        arguments("Conversion source with given client not found", Refusal.SOURCE_NOT_FOUND),
        arguments("Coupon code ADA10 not found", Refusal.SOURCE_NOT_FOUND),
        arguments("Promo code was not found", Refusal.SOURCE_NOT_FOUND),
        arguments("Conversion type not found", Refusal.TYPE_NOT_FOUND),
        arguments("CONVERSION_TYPE_NOT_FOUND", Refusal.TYPE_NOT_FOUND),
        arguments("conversionTypeNotFound", Refusal.TYPE_NOT_FOUND),
        arguments("Conversion type is not configured", Refusal.TYPE_NOT_CONFIGURED),
        arguments(
            "Pricing for the conversion type is not configured on the offer",
            Refusal.PRICING_NOT_CONFIGURED),
        arguments("Conversion limit reached", Refusal.LIMIT_REACHED),
        arguments("Missing conversion amount", Refusal.AMOUNT_MISSING),
        arguments("Amount is required", Refusal.AMOUNT_MISSING),
        arguments("Offer is not active", Refusal.OFFER_NOT_ACTIVE),
        arguments("Expired configuration source", Refusal.CONFIGURATION_EXPIRED),
        arguments("Unsupported currency", Refusal.CURRENCY_UNSUPPORTED),
        arguments("Currency XYZ is not supported", Refusal.CURRENCY_UNSUPPORTED),
        arguments("Click is older than the attribution window", Refusal.CLICK_TOO_OLD),
        arguments("Conversion not found", Refusal.CONVERSION_NOT_FOUND),
        arguments("We changed our wording", Refusal.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsRecognisedByItsWordsAnywhereInTheBody(String words, Refusal reason) {
    assertThat(read(400, words)).isEqualTo(no(reason));
    assertThat(read(422, "{\"message\":\"" + words + "\"}")).isEqualTo(no(reason));
    assertThat(read(400, "{\"error\":{\"detail\":\"" + words + ".\"}}")).isEqualTo(no(reason));
    assertThat(read(409, "{\"errors\":[{\"code\":\"" + words + "\"}]}")).isEqualTo(no(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conversion already exists",
        "CONVERSION_ALREADY_EXISTS",
        "conversionAlreadyExists",
        "Duplicate conversion",
        "A conversion with this external ID already exists."
      })
  void aRepeatIsRecognisedByItsWords(String words) {
    assertThat(read(400, "{\"message\":\"" + words + "\"}")).isEqualTo(there());
  }

  @Test
  void wordsOfOurOwnRequestAreNotRead() {
    var echo =
        """
        {"message":"Conversion type not found",
         "request":{"conversionTypeCode":"already exists"}}
        """;

    assertThat(read(400, echo)).isEqualTo(no(Refusal.TYPE_NOT_FOUND));
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S", "'Sun, 22 Nov 2026 10:00:30 GMT', PT30S", "999999, PT1H", "2147483648, ",
    "0, ", "-5, ", "soon, ", "'Sun, 22 Nov 2026 09:00:00 GMT', "
  })
  void aRetryAfterIsHonouredWithinReason(String header, Duration pause) {
    var raw = new Raw(429, "", header, "");

    assertThat(TrackdeskResponseReader.read(raw, NOW))
        .isEqualTo(new RateLimited(Optional.ofNullable(pause)));
  }

  @Test
  void theExcerptIsOneShortLine() {
    assertThat(TrackdeskResponseReader.kept("  {\n\t\"a\" : 1\r\n}\u0000 "))
        .isEqualTo("{ \"a\" : 1 }");
    assertThat(TrackdeskResponseReader.kept("x".repeat(100_000)))
        .hasSize(TrackdeskResponseReader.KEPT_CHARS + 1);
  }

  @Test
  void aHugeResponseIsReadWithoutDelay() {
    var huge = "{\"message\":\"" + "conversion type offer currency amount ".repeat(2_000) + "\"}";

    assertThat(read(400, huge)).isEqualTo(no(Refusal.UNKNOWN));
  }

  private static Outcome read(int status, String body) {
    return TrackdeskResponseReader.read(new Raw(status, "", "", body), NOW);
  }

  private static Outcome ok() {
    return new Accepted();
  }

  private static Outcome there() {
    return new AlreadyExists();
  }

  private static Outcome limited() {
    return new RateLimited(Optional.empty());
  }

  private static Outcome no(Refusal reason) {
    return new Refused(reason);
  }

  private static Outcome systemError() {
    return failed(Failure.SYSTEM_ERROR);
  }

  private static Outcome failed(Failure failure) {
    return new Unavailable(failure);
  }
}
