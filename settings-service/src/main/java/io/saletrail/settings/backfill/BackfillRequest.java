package io.saletrail.settings.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.settings.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What may be sent to ask for a backfill.
@Schema(name = "BackfillRequest")
record BackfillRequest(
    @Schema(description = "The first day, in UTC.", examples = "2026-01-01") LocalDate from,
    @Schema(description = "The last day, in UTC.", examples = "2026-03-31") LocalDate to,
    @Schema(
            description =
                "Whether it is only reckoned what would come of it. Not naming it" + " is true.",
            defaultValue = "true")
        boolean dryRun) {

  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private static final List<String> FIELDS = List.of("from", "to", "dryRun");

  /// Reads a JSON body.
  ///
  /// @param today the last day that can be read
  /// @throws ProblemException for what cannot be taken
  static BackfillRequest read(String body, LocalDate today) {
    var fields = object(body);
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw ProblemException.invalid(
                    "body", "Has a field nobody knows. The fields: " + String.join(", ", FIELDS));
              }
            });
    var period = BackfillPeriod.of(text(fields, "from"), text(fields, "to"), today);
    return new BackfillRequest(period.from(), period.to(), dryRun(fields.path("dryRun")));
  }

  private static ObjectNode object(String body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode fields) {
        return fields;
      }
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid("body", "Is not JSON.");
    }
    throw ProblemException.invalid("body", "Needs a JSON object.");
  }

  private static @Nullable String text(JsonNode fields, String name) {
    return fields.path(name).textValue();
  }

  private static boolean dryRun(JsonNode value) {
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw ProblemException.invalid("dryRun", "Needs true or false.");
    }
    return value.asBoolean(true);
  }

  BackfillPeriod period() {
    return new BackfillPeriod(from, to);
  }
}
