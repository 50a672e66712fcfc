package io.saletrail.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// A Stripe object that was read without an event of Stripe's around it, in an event of ours, so
/// that everything goes one way.
public final class ObservedObject {
  private static final int ID_HEX_DIGITS = 48;

  private final Envelope envelope;
  private final byte[] body;

  private ObservedObject(Envelope envelope, byte[] body) {
    this.envelope = envelope;
    this.body = body;
  }

  /// How it is filed.
  public Envelope envelope() {
    return envelope;
  }

  /// The whole event.
  public byte[] body() {
    return body;
  }

  /// Makes the event. Its id is made of the content, so that an unchanged object read again is
  /// the same event; its type is the object's kind, as in `checkout.session.observed`.
  public static ObservedObject of(String account, JsonNode object, Instant now) {
    var id = "obs_" + hash(object);
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
    return new ObservedObject(
        new Envelope(id, type, Optional.of(account), livemode, now), bytes(event));
  }

  private static String hash(JsonNode object) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes(object));
      return HexFormat.of().formatHex(digest).substring(0, ID_HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(UTF_8);
  }
}
