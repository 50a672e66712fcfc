package io.saletrail.settings.request.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested.Action;
import io.saletrail.runtime.problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Parses the scope of a re-drive.
public final class RedriveScopeReader {
  /// No Stripe id is longer.
  private static final int MAX_ID_LENGTH = 255;

  /// Reasons that can be selected. The others resume automatically.
  private static final Set<RedriveReason> SELECTABLE =
      Arrays.stream(RedriveReason.values())
          .filter(
              reason ->
                  switch (reason) {
                    case SETTINGS, NEXT_TRY, OTHER -> false;
                    default -> true;
                  })
          .collect(Collectors.toUnmodifiableSet());

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private RedriveScopeReader() {}

  /// The result of parsing.
  public sealed interface Parsed {
    record Valid(RedriveScope scope, boolean dryRun) implements Parsed {}

    record Invalid(List<FieldError> errors) implements Parsed {}
  }

  /// Parses a JSON body.
  ///
  /// @param zone the merchant's time zone: a day means its start there
  public static Parsed read(String account, String json, ZoneId zone) {
    try {
      var body = JSON.readValue(json, RedriveRequest.class);
      return body == null ? unreadable() : read(account, body, zone);
    } catch (JsonProcessingException e) {
      return unreadable();
    }
  }

  /// Parses the fields of a body or a form.
  ///
  /// @param zone the merchant's time zone: a day means its start there
  public static Parsed read(String account, RedriveRequest body, ZoneId zone) {
    var errors = new ArrayList<FieldError>();
    var scope =
        new RedriveScope(
            text(body.conversion())
                .flatMap(id -> id("conversion", id, errors))
                .map(id -> conversion(account, id)),
            text(body.reason()).flatMap(name -> reason(name, errors)),
            text(body.since()).flatMap(time -> time("since", time, zone, errors)),
            text(body.until()).flatMap(time -> time("until", time, zone, errors)),
            text(body.after()).flatMap(id -> id("after", id, errors)),
            text(body.action()).flatMap(name -> action(name, errors)).orElse(Action.SEND));
    if (errors.isEmpty()) {
      error(scope).ifPresent(errors::add);
    }
    return errors.isEmpty()
        ? new Parsed.Valid(scope, body.dryRun().orElse(true))
        : new Parsed.Invalid(List.copyOf(errors));
  }

  private static Optional<FieldError> error(RedriveScope scope) {
    var many = scope.reason().isPresent() || scope.since().isPresent() || scope.until().isPresent();
    if (scope.conversion().isPresent() && many) {
      return Optional.of(
          new FieldError("conversion", "Name one conversion, or a reason and a time range."));
    }
    if (scope.conversion().isEmpty() && !many) {
      return Optional.of(
          new FieldError("reason", "Name a conversion, a reason, or a time range (since, until)."));
    }
    if (scope.action() == Action.DECLINE && !declinable(scope)) {
      return Optional.of(
          new FieldError(
              "action",
              "Only sales of another tenant can be declined, by conversion or by reason TENANT_CHANGED."));
    }
    var until = scope.until().orElse(Instant.MAX);
    return scope.since().filter(since -> !since.isBefore(until)).isPresent()
        ? Optional.of(new FieldError("until", "Must be after since."))
        : Optional.empty();
  }

  private static boolean declinable(RedriveScope scope) {
    return scope.conversion().isPresent()
        || scope.reason().equals(Optional.of(RedriveReason.TENANT_CHANGED));
  }

  private static Optional<Action> action(String name, List<FieldError> errors) {
    return switch (name) {
      case "SEND" -> Optional.of(Action.SEND);
      case "DECLINE" -> Optional.of(Action.DECLINE);
      default -> {
        errors.add(new FieldError("action", "Must be SEND or DECLINE."));
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> text(Optional<String> field) {
    return field.map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<String> id(String field, String id, List<FieldError> errors) {
    if (id.length() > MAX_ID_LENGTH || id.chars().anyMatch(Character::isISOControl)) {
      errors.add(new FieldError(field, "Must be the ID of a conversion."));
      return Optional.empty();
    }
    return Optional.of(id);
  }

  private static String conversion(String account, String id) {
    return id.startsWith(account + ":") ? id : account + ":" + id;
  }

  private static Optional<RedriveReason> reason(String name, List<FieldError> errors) {
    var found = SELECTABLE.stream().filter(reason -> reason.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      errors.add(
          new FieldError(
              "reason",
              "Must be one of "
                  + SELECTABLE.stream()
                      .sorted()
                      .map(RedriveReason::name)
                      .collect(Collectors.joining(", "))
                  + "."));
    }
    return found;
  }

  /// A time, or a day, meaning its start.
  private static Optional<Instant> time(
      String field, String text, ZoneId zone, List<FieldError> errors) {
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      errors.add(
          new FieldError(
              field, "Enter a date or time, such as 2026-11-22 or 2026-11-22T00:00:00Z."));
      return Optional.empty();
    }
  }

  private static Parsed unreadable() {
    return new Parsed.Invalid(
        List.of(
            new FieldError(
                "body",
                "Send a JSON object of conversion, reason, since, until, after, action and dryRun.")));
  }
}
