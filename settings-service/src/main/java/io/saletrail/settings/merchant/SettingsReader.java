package io.saletrail.settings.merchant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.merchant.SettingsChange.TenantChange;
import io.saletrail.settings.merchant.credential.PersonalToken;
import io.saletrail.settings.merchant.options.OptionsReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parses settings from the API or from the console's form.
@ApplicationScoped
public class SettingsReader {
  static final String VERSION = "version";
  static final String TENANT = "trackdeskTenantId";
  static final String TOKEN = "personalToken";
  static final String TIME_ZONE = "timeZone";
  static final String OPTIONS = "options";

  private final ObjectReader strict;
  private final ObjectMapper json;
  private final OptionsReader optionsReader;

  SettingsReader(ObjectMapper json, OptionsReader optionsReader) {
    this.json = json;
    this.strict =
        json.reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.optionsReader = optionsReader;
  }

  /// The result of parsing a change.
  public sealed interface Parsed {
    /// All values are valid.
    record Valid(SettingsChange change) implements Parsed {}

    /// Some values are invalid; nothing is changed.
    record Invalid(List<FieldError> errors) implements Parsed {}
  }

  /// Parses a JSON body.
  public Parsed read(String body) {
    JsonNode tree;
    try {
      tree = strict.readTree(body);
    } catch (JsonProcessingException e) {
      // Its message quotes the body, which can contain a token.
      return invalid("body", "Must be JSON without duplicate fields.");
    }
    return tree instanceof ObjectNode settings
        ? read(settings)
        : invalid("body", "Must be a JSON object.");
  }

  /// Parses single fields.
  public Parsed read(ObjectNode settings) {
    var errors = new ArrayList<FieldError>();
    Optional<Long> version = Optional.empty();
    TenantChange tenant = new TenantChange.Keep();
    Optional<PersonalToken> token = Optional.empty();
    Optional<String> zone = Optional.empty();
    var options = json.createObjectNode();
    for (var field : settings.properties()) {
      switch (field.getKey()) {
        case VERSION -> version = version(field.getValue(), errors);
        case TENANT -> tenant = tenant(field.getValue(), errors);
        case TOKEN -> token = token(field.getValue(), errors);
        case TIME_ZONE -> zone = zone(field.getValue(), errors);
        case OPTIONS -> options = options(field.getValue(), errors);
        default ->
            errors.add(
                new FieldError(
                    "body",
                    "Unknown field. Known fields: "
                        + String.join(", ", VERSION, TENANT, TOKEN, TIME_ZONE, OPTIONS)));
      }
    }
    return errors.isEmpty()
        ? new Parsed.Valid(new SettingsChange(version, tenant, token, zone, options))
        : new Parsed.Invalid(errors);
  }

  private static Optional<Long> version(JsonNode value, List<FieldError> errors) {
    if (!value.isIntegralNumber()) {
      errors.add(new FieldError(VERSION, "Must be the version of the settings that you read."));
    }
    return Optional.of(value.longValue());
  }

  private static TenantChange tenant(JsonNode value, List<FieldError> errors) {
    if (value.isNull()) {
      return new TenantChange.Remove();
    }
    var tenant = value.isTextual() ? value.textValue() : "?";
    SettingsRules.tenantFault(tenant).ifPresent(fault -> errors.add(new FieldError(TENANT, fault)));
    return new TenantChange.Set(tenant);
  }

  private static Optional<PersonalToken> token(JsonNode value, List<FieldError> errors) {
    if (!value.isTextual()) {
      errors.add(
          new FieldError(TOKEN, "Must be a string; a token can be replaced but not removed."));
      return Optional.empty();
    }
    var token = value.textValue();
    SettingsRules.tokenFault(token).ifPresent(fault -> errors.add(new FieldError(TOKEN, fault)));
    return Optional.of(new PersonalToken(token));
  }

  private static Optional<String> zone(JsonNode value, List<FieldError> errors) {
    var zone = value.isTextual() ? value.textValue() : "?";
    TimeZones.fault(zone).ifPresent(fault -> errors.add(new FieldError(TIME_ZONE, fault)));
    return Optional.of(zone);
  }

  private ObjectNode options(JsonNode value, List<FieldError> errors) {
    return value.isNull() ? optionsReader.defaults() : optionsReader.read(value, errors);
  }

  private static Parsed invalid(String field, String detail) {
    return new Parsed.Invalid(List.of(new FieldError(field, detail)));
  }
}
