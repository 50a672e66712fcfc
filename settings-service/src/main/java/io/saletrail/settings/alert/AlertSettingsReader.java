package io.saletrail.settings.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.alert.rules.AlertCause;
import io.saletrail.settings.alert.rules.AlertSettings;
import io.saletrail.settings.alert.rules.AlertSettings.Digest;
import io.saletrail.settings.alert.rules.AlertSettings.QuietHours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Parses settings of alerts from the API, or from the console's form as the same JSON. Absent
/// fields keep their value.
public final class AlertSettingsReader {
  /// The largest number of sales.
  public static final int MAX_SALES = 1_000;

  private static final String VERSION = "version";
  private static final String MUTED = "muted";
  private static final String DIGEST = "digest";
  private static final String QUIET = "quietHours";
  private static final String SALES = "minSales";

  private static final Pattern TIME = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d");

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final List<FieldError> errors = new ArrayList<>();
  private AlertSettings settings;
  private Optional<Long> version = Optional.empty();

  private AlertSettingsReader(AlertSettings before) {
    this.settings = before;
  }

  /// The result of parsing.
  public sealed interface Parsed {
    /// All values are valid.
    ///
    /// @param version the version that the change starts from, if given
    record Valid(AlertSettings settings, Optional<Long> version) implements Parsed {}

    record Invalid(List<FieldError> errors) implements Parsed {}
  }

  /// Parses a JSON body.
  public static Parsed read(String body, AlertSettings before) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode fields) {
        return read(fields, before);
      }
    } catch (JsonProcessingException e) {
      return invalid("Must be JSON without duplicate fields.");
    }
    return invalid("Must be a JSON object.");
  }

  /// Parses single fields.
  public static Parsed read(ObjectNode fields, AlertSettings before) {
    var reader = new AlertSettingsReader(before);
    fields.properties().forEach(field -> reader.read(field.getKey(), field.getValue()));
    return reader.errors.isEmpty()
        ? new Parsed.Valid(reader.settings, reader.version)
        : new Parsed.Invalid(List.copyOf(reader.errors));
  }

  private void read(String name, JsonNode value) {
    switch (name) {
      case VERSION -> version(value);
      case MUTED -> muted(value);
      case DIGEST -> digest(value);
      case QUIET -> quietHours(value);
      case SALES -> minSales(value);
      default ->
          error(
              "body",
              "Unknown field. Known fields: "
                  + String.join(", ", VERSION, MUTED, DIGEST, QUIET, SALES));
    }
  }

  private void version(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      version = Optional.of(value.longValue());
    } else {
      error(VERSION, "Must be the version of the settings that you read.");
    }
  }

  private void muted(JsonNode value) {
    var causes = EnumSet.noneOf(AlertCause.class);
    var valid = value.isArray();
    for (var each : value) {
      var cause = named(AlertCause.values(), each);
      cause.ifPresent(causes::add);
      valid &= cause.isPresent();
    }
    if (valid) {
      settings =
          new AlertSettings(
              List.copyOf(causes), settings.digest(), settings.quietHours(), settings.minSales());
    } else {
      error(MUTED, "Must be a list of " + names(AlertCause.values()) + ".");
    }
  }

  private void digest(JsonNode value) {
    named(Digest.values(), value)
        .ifPresentOrElse(
            digest ->
                settings =
                    new AlertSettings(
                        settings.muted(), digest, settings.quietHours(), settings.minSales()),
            () -> error(DIGEST, "Must be one of " + names(Digest.values()) + "."));
  }

  private void quietHours(JsonNode value) {
    if (value.isNull()) {
      quietHours(Optional.empty());
      return;
    }
    var from = value.path("from").asText();
    var to = value.path("to").asText();
    if (TIME.matcher(from).matches() && TIME.matcher(to).matches() && !from.equals(to)) {
      quietHours(Optional.of(new QuietHours(from, to)));
    } else {
      error(QUIET, "Enter two different times, such as 22:00 and 07:00.");
    }
  }

  private void quietHours(Optional<QuietHours> hours) {
    settings = new AlertSettings(settings.muted(), settings.digest(), hours, settings.minSales());
  }

  private void minSales(JsonNode value) {
    if (value.canConvertToInt()
        && value.isIntegralNumber()
        && value.intValue() >= 1
        && value.intValue() <= MAX_SALES) {
      settings =
          new AlertSettings(
              settings.muted(), settings.digest(), settings.quietHours(), value.intValue());
    } else {
      error(SALES, "Must be a whole number from 1 to " + MAX_SALES + ".");
    }
  }

  private void error(String field, String detail) {
    errors.add(new FieldError(field, detail));
  }

  private static <E extends Enum<E>> Optional<E> named(E[] all, JsonNode value) {
    return Arrays.stream(all).filter(each -> each.name().equals(value.textValue())).findFirst();
  }

  private static String names(Enum<?>[] all) {
    return Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static Parsed invalid(String detail) {
    return new Parsed.Invalid(List.of(new FieldError("body", detail)));
  }
}
