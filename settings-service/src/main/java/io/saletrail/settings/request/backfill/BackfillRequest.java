package io.saletrail.settings.request.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.runtime.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a backfill request.
@Schema(name = "BackfillRequest")
record BackfillRequest(
    @Schema(description = "The first day, in UTC.", examples = "2026-01-01") LocalDate from,
    @Schema(description = "The last day, in UTC.", examples = "2026-03-31") LocalDate to,
    @Schema(description = "Whether only the result is computed.", defaultValue = "true")
        boolean dryRun) {

  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private static final List<String> FIELDS = List.of("from", "to", "dryRun");

  /// Parses a JSON body.
  ///
  /// @param today the last allowed day
  /// @throws ProblemException for an invalid body
  static BackfillRequest read(String body, LocalDate today) {
    var fields = object(body);
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw ProblemException.invalid(
                    "body", "Unknown field. Known fields: " + String.join(", ", FIELDS));
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
      throw ProblemException.invalid("body", "Must be JSON.");
    }
    throw ProblemException.invalid("body", "Must be a JSON object.");
  }

  private static @Nullable String text(JsonNode fields, String name) {
    return fields.path(name).textValue();
  }

  private static boolean dryRun(JsonNode value) {
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw ProblemException.invalid("dryRun", "Must be true or false.");
    }
    return value.asBoolean(true);
  }

  BackfillPeriod period() {
    return new BackfillPeriod(from, to);
  }
}
