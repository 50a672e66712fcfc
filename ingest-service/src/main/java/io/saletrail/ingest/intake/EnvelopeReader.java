package io.saletrail.ingest.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the top-level fields of an event and checks that all of it is JSON. Builds no tree: this
/// runs for every webhook.
public final class EnvelopeReader {
  private static final JsonFactory JSON = new JsonFactory();

  private EnvelopeReader() {}

  public sealed interface EnvelopeResult {
    record Found(Envelope envelope) implements EnvelopeResult {}

    /// Not a JSON object.
    record NotJson() implements EnvelopeResult {}

    /// A JSON object other than a Stripe event, or one of Stripe's thin events.
    record NotAnEvent() implements EnvelopeResult {}
  }

  /// Reads an event. Never throws, whatever the bytes hold.
  public static EnvelopeResult read(byte[] body) {
    var fields = new HashMap<String, String>();
    try (var parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new EnvelopeResult.NotJson();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        collect(parser, fields);
      }
      if (parser.nextToken() != null) {
        return new EnvelopeResult.NotJson();
      }
    } catch (IOException e) {
      return new EnvelopeResult.NotJson();
    }
    return envelope(fields)
        .<EnvelopeResult>map(EnvelopeResult.Found::new)
        .orElseGet(EnvelopeResult.NotAnEvent::new);
  }

  private static void collect(JsonParser parser, Map<String, String> fields) throws IOException {
    var name = parser.currentName();
    var value = parser.nextToken();
    switch (name) {
      case "id", "object", "type", "account" -> {
        if (value == JsonToken.VALUE_STRING) {
          fields.put(name, parser.getText());
        } else if (value != JsonToken.VALUE_NULL) {
          // Present, but no text: invalid as id, type and account.
          fields.put(name, "");
        }
      }
      case "livemode", "created" -> {
        if (value.isScalarValue()) {
          fields.put(name, parser.getText());
        }
      }
      default -> {}
    }
    parser.skipChildren();
  }

  private static Optional<Envelope> envelope(Map<String, String> fields) {
    var id = fields.getOrDefault("id", "");
    var type = fields.getOrDefault("type", "");
    var account = Optional.ofNullable(fields.get("account"));
    var created = fields.getOrDefault("created", "");
    if (!StripeId.isEvent(id)
        || !"event".equals(fields.get("object"))
        || !StripeId.isName(type)
        || !account.map(StripeId::isAccount).orElse(true)) {
      return Optional.empty();
    }
    var livemode = "true".equals(fields.get("livemode"));
    return Optional.of(new Envelope(id, type, account, livemode, instant(created)));
  }

  /// Only a header depends on it: an invalid time becomes the epoch.
  private static Instant instant(String seconds) {
    var plausible = seconds.length() <= 11 && seconds.chars().allMatch(Character::isDigit);
    return Instant.ofEpochSecond(plausible && !seconds.isEmpty() ? Long.parseLong(seconds) : 0);
  }
}
