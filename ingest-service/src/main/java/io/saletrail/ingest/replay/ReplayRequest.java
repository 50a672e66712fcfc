package io.saletrail.ingest.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.contracts.Topic;
import io.saletrail.ingest.intake.StripeId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What may be sent to ask for a replay, read.
record ReplayRequest(Optional<String> account, Instant from, Instant to, boolean dryRun) {
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private static final List<String> FIELDS = List.of("account", "from", "to", "dryRun");

  /// What a body turned out to be.
  sealed interface Reading {
    /// It can be done.
    record Good(ReplayRequest body) implements Reading {}

    /// It cannot, and a sentence why.
    record Bad(String detail) implements Reading {}
  }

  /// Reads a JSON body.
  static Reading read(String body, Instant now) {
    try {
      return JSON.readTree(body) instanceof ObjectNode fields
          ? read(fields, now)
          : new Reading.Bad("The body needs to be a JSON object.");
    } catch (JsonProcessingException e) {
      return new Reading.Bad("The body is not JSON.");
    }
  }

  private static Reading read(ObjectNode fields, Instant now) {
    for (var field : fields.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        return new Reading.Bad("The fields are " + String.join(", ", FIELDS) + ".");
      }
    }
    var account = fields.path("account");
    if (!account.isMissingNode() && !StripeId.isAccount(account.asText())) {
      return new Reading.Bad("account is a Stripe account, acct_….");
    }
    var dryRun = fields.path("dryRun");
    if (!dryRun.isMissingNode() && !dryRun.isBoolean()) {
      return new Reading.Bad("dryRun is true or false.");
    }
    var from = instant(fields.path("from"));
    var to = fields.has("to") ? instant(fields.path("to")) : Optional.of(now);
    if (from.isEmpty() || to.isEmpty()) {
      return new Reading.Bad("from and to are moments, like 2026-11-22T15:00:00Z.");
    }
    if (!from.get().isBefore(to.get())) {
      return new Reading.Bad("from is before to.");
    }
    if (from.get().isBefore(now.minus(Topic.STRIPE_EVENTS.retention().orElseThrow()))) {
      return new Reading.Bad(
          "from is at most "
              + Topic.STRIPE_EVENTS.retention().orElseThrow().toDays()
              + " days back: the topic keeps no more. A backfill reads further"
              + " back.");
    }
    return new Reading.Good(
        new ReplayRequest(
            Optional.ofNullable(account.textValue()),
            from.get(),
            to.get(),
            dryRun.asBoolean(true)));
  }

  private static Optional<Instant> instant(JsonNode value) {
    try {
      return Optional.of(Instant.parse(value.asText()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
