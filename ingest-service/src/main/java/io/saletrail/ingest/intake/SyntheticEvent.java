package io.saletrail.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/// A Stripe object read by API, wrapped as a synthetic event, so that every object takes the path
/// of events.
public final class SyntheticEvent {
  private static final String PREFIX = "obs_";

  /// Hexadecimal digits of each part of an id: object, state, predecessor.
  private static final int OBJECT_DIGITS = 12;

  private static final int STATE_DIGITS = 20;
  private static final int CHAIN_DIGITS = 16;

  private final Envelope envelope;
  private final byte[] body;
  private final boolean changed;

  private SyntheticEvent(Envelope envelope, byte[] body, boolean changed) {
    this.envelope = envelope;
    this.body = body;
    this.changed = changed;
  }

  public Envelope envelope() {
    return envelope;
  }

  public byte[] body() {
    return body;
  }

  /// Whether this state differs from the last known one.
  public boolean changed() {
    return changed;
  }

  public static boolean isSynthetic(String id) {
    return id.startsWith(PREFIX);
  }

  /// The common prefix of the ids of all observations of one object in one form. A list and a
  /// look-up expand different parts of an object; this difference is not a change.
  public static String tag(JsonNode object) {
    var name = object.path("object").asText() + "/" + object.path("id").asText();
    return PREFIX + hash((name + "/" + form(object)).getBytes(UTF_8), OBJECT_DIGITS);
  }

  /// The field names, marked where they hold an object or array.
  private static String form(JsonNode object) {
    return object
        .propertyStream()
        .map(field -> field.getKey() + (field.getValue().isContainerNode() ? "+" : ""))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /// Wraps an object. The type is the object's kind, as in `checkout.session.observed`.
  ///
  /// The id is a hash of the content and of the preceding event: an unchanged object is the same
  /// event, and a state that returns (A, B, A) is a new one, or B would stay the latest. Without
  /// a predecessor the current day replaces it, because an expired row may hide states in
  /// between.
  ///
  /// @param last the id of the last known event of the object
  public static SyntheticEvent of(
      String account, JsonNode object, Optional<String> last, Instant now) {
    var state = tag(object) + hash(bytes(object), STATE_DIGITS);
    var unchanged = last.filter(id -> id.startsWith(state));
    var id = unchanged.orElseGet(() -> state + chain(last, now));
    var type = object.path("object").asText() + ".observed";
    var livemode = object.path("livemode").asBoolean();
    var event = JsonNodeFactory.instance.objectNode();
    event
        .put("id", id)
        .put("object", "event")
        .put("type", type)
        .put("created", now.getEpochSecond())
        .put("account", account)
        .put("livemode", livemode);
    event.putObject("data").set("object", object);
    return new SyntheticEvent(
        new Envelope(id, type, Optional.of(account), livemode, now),
        bytes(event),
        unchanged.isEmpty());
  }

  private static String chain(Optional<String> last, Instant now) {
    var before = last.orElseGet(() -> now.truncatedTo(ChronoUnit.DAYS).toString());
    return hash(before.getBytes(UTF_8), CHAIN_DIGITS);
  }

  private static String hash(byte[] content, int digits) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(UTF_8);
  }
}
