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

/// A request for a replay.
record ReplayRequest(Optional<String> account, Instant from, Instant to, boolean dryRun) {
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private static final List<String> FIELDS = List.of("account", "from", "to", "dryRun");

  /// The result of parsing a body.
  sealed interface Parsed {
    record Valid(ReplayRequest body) implements Parsed {}

    record Invalid(String detail) implements Parsed {}
  }

  static Parsed read(String body, Instant now) {
    try {
      return JSON.readTree(body) instanceof ObjectNode fields
          ? read(fields, now)
          : new Parsed.Invalid("The body must be a JSON object.");
    } catch (JsonProcessingException e) {
      return new Parsed.Invalid("The body must be JSON.");
    }
  }

  private static Parsed read(ObjectNode fields, Instant now) {
    for (var field : fields.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        return new Parsed.Invalid("The accepted fields are " + String.join(", ", FIELDS) + ".");
      }
    }
    var account = fields.path("account");
    if (!account.isMissingNode() && !StripeId.isAccount(account.asText())) {
      return new Parsed.Invalid("`account` must be a Stripe account, acct_….");
    }
    var dryRun = fields.path("dryRun");
    if (!dryRun.isMissingNode() && !dryRun.isBoolean()) {
      return new Parsed.Invalid("`dryRun` must be true or false.");
    }
    var from = instant(fields.path("from"));
    var to = fields.has("to") ? instant(fields.path("to")) : Optional.of(now);
    if (from.isEmpty() || to.isEmpty()) {
      return new Parsed.Invalid("`from` and `to` must be times, such as 2026-11-22T15:00:00Z.");
    }
    if (!from.get().isBefore(to.get())) {
      return new Parsed.Invalid("`from` must be before `to`.");
    }
    if (from.get().isBefore(now.minus(Topic.STRIPE_EVENTS.retention().orElseThrow()))) {
      return new Parsed.Invalid(
          "from is at limit "
              + Topic.STRIPE_EVENTS.retention().orElseThrow().toDays()
              + " days ago: the topic keeps no more. A backfill reads further"
              + " back.");
    }
    return new Parsed.Valid(
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
