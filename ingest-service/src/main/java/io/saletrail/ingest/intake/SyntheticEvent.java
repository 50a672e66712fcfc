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

/// A Stripe object that was read without an event of Stripe's around it, in an event of ours, so
/// that everything goes one way.
public final class SyntheticEvent {
  private static final String PREFIX = "obs_";

  /// Hexadecimal digits of each part of an id: which object, in which state, after what.
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

  /// How it is filed.
  public Envelope envelope() {
    return envelope;
  }

  /// The whole event.
  public byte[] body() {
    return body;
  }

  /// Whether this state differs from what was last seen of the object.
  public boolean changed() {
    return changed;
  }

  /// Whether an id is that of an observation.
  public static boolean isSynthetic(String id) {
    return id.startsWith(PREFIX);
  }

  /// What the ids of all observations of an object in one form begin with. A list and a look-up ask
  /// for different parts of an object: that these differ is no change of the object.
  public static String tag(JsonNode object) {
    var name = object.path("object").asText() + "/" + object.path("id").asText();
    return PREFIX + hash((name + "/" + form(object)).getBytes(UTF_8), OBJECT_DIGITS);
  }

  /// Which fields it has, and which of them hold more than a value.
  private static String form(JsonNode object) {
    return object
        .propertyStream()
        .map(field -> field.getKey() + (field.getValue().isContainerNode() ? "+" : ""))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /// Makes the event. Its type is the object's kind, as in `checkout.session.observed`.
  ///
  /// Its id is made of the content and of what was seen before it: an unchanged object read again
  /// is the same event, and a state that comes back (A, B, A) is another one, or B would stay the
  /// newest. Where nothing is known to have been seen, the day takes its place: what was forgotten
  /// may have come long ago, and something else since.
  ///
  /// @param last the id of what was last seen of the object
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
