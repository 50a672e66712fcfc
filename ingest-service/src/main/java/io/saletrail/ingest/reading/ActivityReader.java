package io.saletrail.ingest.reading;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.ingest.reading.ReadResult.SkipReason;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a Stripe event of any API version into payment activity.
public final class ActivityReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// A preview of the next invoice; it has no id.
  private static final String PREVIEW_TYPE = "invoice.upcoming";

  /// Increase it with every change of a reader's output: a replay of the raw topic then replaces
  /// earlier output.
  static final int EDITION = 1;

  private final EmailCipher seal;
  private final Optional<Integer> edition;

  /// @param seal encrypts e-mail addresses
  public ActivityReader(EmailCipher seal) {
    this(seal, EDITION);
  }

  ActivityReader(EmailCipher seal, int edition) {
    this.seal = seal;
    // The first edition is not published.
    this.edition = Optional.of(edition).filter(number -> number > 0);
  }

  /// Reads an event. Never throws, whatever it holds.
  ///
  /// @param account key of its Kafka record
  /// @param origin how it reached us
  /// @param body the event's bytes; `null` is a tombstone and reads as invalid JSON
  public ReadResult read(String account, Origin origin, byte @Nullable [] body) {
    return parse(body)
        .map(event -> read(account, origin, event))
        .orElseGet(() -> new ReadResult.Unreadable(ReadError.NOT_JSON, ""));
  }

  private ReadResult read(String account, Origin origin, JsonNode root) {
    var context = new ReadContext(seal);
    var event = new StripeJson(root, "", context);
    var observation = observation(account, origin, event);
    var object = event.part("data").part("object");
    var name = object.text("object").orElseGet(() -> object.missing("object", ""));
    var error = context.error();
    if (error.isPresent()) {
      return error.get();
    }
    if (ObjectReaders.of(name).isEmpty()) {
      return new ReadResult.Skipped(SkipReason.NOT_RELEVANT);
    }
    if (observation.eventType().equals(PREVIEW_TYPE)) {
      return new ReadResult.Skipped(SkipReason.PREVIEW);
    }
    if (object.isTrue("deleted")) {
      return new ReadResult.Skipped(SkipReason.DELETED);
    }
    context.expanded(root.path("data").path("object"), "data.object");
    context.readAll(observation);
    return context.reading();
  }

  private Observation observation(String account, Origin origin, StripeJson event) {
    if (!StripeId.isAccount(account)) {
      event.missing("account", "");
    }
    if (!event.has("livemode")) {
      event.missing("livemode", false);
    }
    return new Observation(
        account,
        event.isTrue("livemode"),
        event.id(),
        event.name("type"),
        event.time("created"),
        origin,
        event.text("api_version").filter(StripeId::isName),
        edition);
  }

  private static Optional<JsonNode> parse(byte @Nullable [] body) {
    if (body == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
