package io.saletrail.publisher.trackdesk;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Reads Trackdesk's responses. Every undocumented assumption about them is in this file and
/// nowhere else:
///
/// - A 2xx is success, as Trackdesk's own plugin reads 200, unless it says no: it names an error,
///   its `success`, `ok` or `status` is negative at any depth, or its words are those of a refusal.
///   REJECTED and REFUNDED are statuses of a conversion, and so no refusals.
/// - A refusal is recognised by its words, whatever the status: only the words are public, in the
///   Conversion Error Log of Trackdesk's help centre.
/// - The words are in fields called `message`, `error`, `code` and the like, else anywhere.
/// - 401 rejects the token, and so does a 403 that is no web page: such a page is a firewall's.
/// - A web page or half a document is no response: a proxy, a login wall, a broken connection.
/// - An unknown 4xx is a refusal: repeating it would not help. Its text is kept for people.
/// - A refusal of the content proves that the token is valid. But a 404 that is a web page, or
///   mentions the tenant, comes from a server without such a tenant.
///
/// Reading a success as a failure is harmless: the response to the repeat is "already exists".
/// Reading a refusal as a success would lose a sale silently, so what is unclear counts as a
/// refusal.
final class TrackdeskResponseReader {
  /// How much of a response is searched: no message about one conversion is longer.
  private static final int READ_CHARS = 4096;

  /// How much of a response is kept, encrypted, for people.
  static final int KEPT_CHARS = 4000;

  /// No `Retry-After` keeps a lane closed for longer than this.
  static final Duration MAX_PAUSE = Duration.ofHours(1);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Set<String> WORDY_FIELDS =
      Set.of("message", "error", "errors", "code", "detail", "details", "reason", "title");

  private static final Set<String> ERROR_FIELDS = Set.of("error", "errors");

  /// Fields that say whether the call succeeded.
  private static final Set<String> VERDICT_FIELDS =
      Set.of("success", "succeeded", "ok", "status", "statusCode", "status_code");

  /// No status of a conversion is among these words.
  private static final Pattern NO =
      Pattern.compile("(?i)\\s*(false|no|0|nok|not[_ ]ok|ko|fail(ed|ure)?|error|unsuccessful)\\s*");

  private static final int FIRST_ERROR_STATUS = 400;

  private static final Pattern ERROR_STATUS = Pattern.compile("\\s*[45]\\d\\d\\s*");

  private static final Pattern REPEAT = words("already exist|duplicate|already (has|in|set)");

  private static final Pattern SYSTEM_ERROR = words("system error|internal (server )?error");

  private static final Pattern NO_TENANT = words("tenant|instance|account|domain|host|no route");

  private static final Pattern RESOLVER_AWAY =
      Pattern.compile("(?i)temporary failure|try again|timed? ?out");

  /// From the particular to the general: the first that fits is the reason.
  private static final List<Map.Entry<Pattern, Refusal>> REFUSALS =
      List.of(
          entry(words("conversions? (was |is )?not found"), Refusal.CONVERSION_NOT_FOUND),
          entry(words("pricing .{0,80}not configured"), Refusal.PRICING_NOT_CONFIGURED),
          entry(words("type .{0,80}not configured"), Refusal.TYPE_NOT_CONFIGURED),
          entry(words("type .{0,80}not found"), Refusal.TYPE_NOT_FOUND),
          entry(words("unknown conversion type"), Refusal.TYPE_NOT_FOUND),
          entry(
              words("(external cid|client|customer|coupon|promo\\w*) .{0,80}not found"),
              Refusal.SOURCE_NOT_FOUND),
          entry(words("(source|click|cid) .{0,80}not found"), Refusal.CLICK_NOT_FOUND),
          entry(words("limit .{0,20}reached"), Refusal.LIMIT_REACHED),
          entry(words("missing .{0,20}amount"), Refusal.AMOUNT_MISSING),
          entry(words("amount .{0,20}(missing|required)"), Refusal.AMOUNT_MISSING),
          entry(words("offer .{0,40}(not active|inactive)"), Refusal.OFFER_NOT_ACTIVE),
          entry(words("expired configuration"), Refusal.CONFIGURATION_EXPIRED),
          entry(words("configuration .{0,40}expired"), Refusal.CONFIGURATION_EXPIRED),
          entry(words("unsupported .{0,20}currency"), Refusal.CURRENCY_UNSUPPORTED),
          entry(words("currency .{0,40}not supported"), Refusal.CURRENCY_UNSUPPORTED),
          entry(words("attribution window"), Refusal.CLICK_TOO_OLD),
          entry(words("click .{0,40}(too old|older)"), Refusal.CLICK_TOO_OLD));

  private TrackdeskResponseReader() {}

  /// A complete HTTP response.
  record Raw(int status, String contentType, String retryAfter, String body) {
    boolean page() {
      return contentType.toLowerCase(Locale.ROOT).contains("html")
          || body.stripLeading().startsWith("<");
    }

    /// Whether a body that is not JSON was meant to be.
    boolean halfDocument() {
      return body.stripLeading().startsWith("{") || body.stripLeading().startsWith("[");
    }
  }

  /// The outcome that a response means.
  ///
  /// @param now to resolve a `Retry-After` that is a date
  static Outcome read(Raw raw, Instant now) {
    var status = raw.status();
    if (status == 401) {
      return new Outcome.TokenRejected();
    }
    if (status == 429) {
      return new Outcome.RateLimited(pause(raw.retryAfter(), now));
    }
    if (status >= 300 && status < 400) {
      return new Outcome.Unavailable(Failure.REDIRECT);
    }
    if (status >= 500) {
      return refused(raw).orElseGet(() -> failed(raw, now));
    }
    if (raw.page()) {
      return new Outcome.Unavailable(Failure.NOT_A_RESPONSE, pause(raw.retryAfter(), now));
    }
    return status < 300 ? succeeded(raw) : rejected(raw, now);
  }

  /// What a response proves about the token and the tenant of its call.
  static TokenChecked.Outcome onToken(TrackdeskResponse response) {
    var notFound = response.httpStatus().filter(status -> status == 404).isPresent();
    return switch (response.outcome()) {
      case Outcome.Accepted _, Outcome.AlreadyExists _ -> TokenChecked.Outcome.ACCEPTED;
      case Outcome.TokenRejected _ -> TokenChecked.Outcome.TOKEN_REJECTED;
      case Outcome.Refused _ ->
          notFound && NO_TENANT.matcher(plain(message(response.text()))).find()
              ? TokenChecked.Outcome.TENANT_UNKNOWN
              : TokenChecked.Outcome.ACCEPTED;
      case Outcome.Unavailable(var failure, var _) ->
          notFound || failure == Failure.NO_SUCH_HOST
              ? TokenChecked.Outcome.TENANT_UNKNOWN
              : TokenChecked.Outcome.UNAVAILABLE;
      case Outcome.RateLimited _ -> TokenChecked.Outcome.UNAVAILABLE;
    };
  }

  /// Why there was no response. A name server that is down proves nothing about the host: only the
  /// resolver's message distinguishes the two.
  static Failure failure(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return Failure.TIMEOUT;
    }
    return failure instanceof UnknownHostException unknown
            && !RESOLVER_AWAY.matcher(String.valueOf(unknown.getMessage())).find()
        ? Failure.NO_SUCH_HOST
        : Failure.UNREACHABLE;
  }

  /// The part of a response to keep: one line of limited length.
  static String kept(String body) {
    var line = body.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= KEPT_CHARS ? line : line.substring(0, KEPT_CHARS) + "…";
  }

  /// The words that explain a response, each between single spaces, in lower case.
  static String explainingWords(String body) {
    return plain(message(body)).replace("|", " | ").strip().replaceAll(" +", " ");
  }

  private static Outcome succeeded(Raw raw) {
    if (raw.body().isBlank()) {
      return new Outcome.Accepted();
    }
    return json(raw.body())
        .map(
            document ->
                saysNo(document) || isFalse(document)
                    ? refused(raw).orElseGet(TrackdeskResponseReader::unknown)
                    : refusal(explanation(document)).orElseGet(Outcome.Accepted::new))
        .or(() -> raw.halfDocument() ? Optional.empty() : refusal(raw.body()))
        .orElseGet(() -> new Outcome.Unavailable(Failure.NOT_A_RESPONSE));
  }

  private static Outcome rejected(Raw raw, Instant now) {
    return refused(raw)
        .orElseGet(
            () ->
                switch (raw.status()) {
                  case 403 -> new Outcome.TokenRejected();
                  case 408, 425 -> failed(raw, now);
                  default -> unknown();
                });
  }

  private static Outcome failed(Raw raw, Instant now) {
    return new Outcome.Unavailable(Failure.SYSTEM_ERROR, pause(raw.retryAfter(), now));
  }

  private static Outcome unknown() {
    return new Outcome.Refused(Refusal.UNKNOWN);
  }

  /// The refusal that the response's words mean.
  private static Optional<Outcome> refused(Raw raw) {
    return raw.page() ? Optional.empty() : refusal(message(raw.body()));
  }

  private static Optional<Outcome> refusal(String text) {
    var words = plain(text);
    if (REPEAT.matcher(words).find()) {
      return Optional.of(new Outcome.AlreadyExists());
    }
    if (SYSTEM_ERROR.matcher(words).find()) {
      return Optional.of(new Outcome.Unavailable(Failure.SYSTEM_ERROR));
    }
    return REFUSALS.stream()
        .filter(refusal -> refusal.getKey().matcher(words).find())
        .findFirst()
        .map(refusal -> new Outcome.Refused(refusal.getValue()));
  }

  /// The words that explain the response. The rest may repeat our own request: the name of a
  /// conversion type must not read as a refusal.
  private static String message(String body) {
    return json(body)
        .map(TrackdeskResponseReader::explanation)
        .filter(words -> !words.isEmpty())
        .orElse(body);
  }

  private static String explanation(JsonNode document) {
    var words = new ArrayList<String>();
    gather(document, document.isTextual(), words);
    return String.join(" | ", words);
  }

  private static void gather(JsonNode node, boolean wordy, List<String> words) {
    switch (node.getNodeType()) {
      case STRING -> {
        if (wordy) {
          words.add(node.textValue());
        }
      }
      case OBJECT ->
          node.properties()
              .forEach(
                  field -> {
                    var wordyField = wordy || WORDY_FIELDS.contains(field.getKey());
                    gather(field.getValue(), wordyField, words);
                  });
      case ARRAY -> node.forEach(element -> gather(element, wordy, words));
      case NUMBER, BOOLEAN, NULL, MISSING, BINARY, POJO -> {}
    }
  }

  private static boolean isFalse(JsonNode document) {
    return document.isBoolean() && !document.booleanValue();
  }

  /// Whether a document reports a failure, at any depth.
  private static boolean saysNo(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().anyMatch(TrackdeskResponseReader::saysNo);
    }
    if (node.isObject()) {
      return node.properties().stream().anyMatch(TrackdeskResponseReader::saysNo);
    }
    return false;
  }

  private static boolean saysNo(Map.Entry<String, JsonNode> field) {
    var value = field.getValue();
    return (ERROR_FIELDS.contains(field.getKey()) && isError(value))
        || (VERDICT_FIELDS.contains(field.getKey()) && isNegative(value))
        || saysNo(value);
  }

  private static boolean isError(JsonNode error) {
    return switch (error.getNodeType()) {
      case STRING -> !error.textValue().isBlank();
      case OBJECT, ARRAY -> !error.isEmpty();
      case BOOLEAN -> error.booleanValue();
      case NUMBER -> error.asDouble() != 0;
      case NULL, MISSING, BINARY, POJO -> false;
    };
  }

  private static boolean isNegative(JsonNode verdict) {
    return switch (verdict.getNodeType()) {
      case STRING ->
          NO.matcher(verdict.textValue()).matches()
              || ERROR_STATUS.matcher(verdict.textValue()).matches();
      case BOOLEAN -> !verdict.booleanValue();
      case NUMBER -> verdict.asDouble() == 0 || verdict.asDouble() >= FIRST_ERROR_STATUS;
      case OBJECT, ARRAY, NULL, MISSING, BINARY, POJO -> false;
    };
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /// `CONVERSION_TYPE_NOT_FOUND`, `conversionTypeNotFound` and "Conversion type: not found." all
  /// become `conversion type not found`.
  private static String plain(String text) {
    return text.substring(0, Math.min(text.length(), READ_CHARS))
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .replaceAll("[^A-Za-z0-9|]+", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static Pattern words(String regex) {
    return Pattern.compile("\\b(" + regex + ")");
  }

  /// `Retry-After` in either form of RFC 9110: seconds or a date.
  private static Optional<Duration> pause(String retryAfter, Instant now) {
    return seconds(retryAfter)
        .or(() -> until(retryAfter, now))
        .filter(Duration::isPositive)
        .map(pause -> pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause);
  }

  private static Optional<Duration> seconds(String retryAfter) {
    try {
      return Optional.of(Duration.ofSeconds(Integer.parseInt(retryAfter.strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> until(String retryAfter, Instant now) {
    try {
      var date = ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, date.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
