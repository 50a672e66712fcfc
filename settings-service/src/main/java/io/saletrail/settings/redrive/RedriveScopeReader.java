package io.saletrail.settings.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Reads what somebody asks for to be tried again.
public final class RedriveScopeReader {
  /// No id of Stripe's is longer.
  private static final int LONGEST_ID = 255;

  /// What can be asked for: settings and next tries go on by themselves.
  private static final Set<RedriveReason> ASKABLE =
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

  /// What may be sent.
  ///
  /// @param dryRun unless it is false nothing is sent, only told
  @Schema(name = "RedriveRequest")
  public record Body(
      Optional<String> conversion,
      Optional<String> reason,
      Optional<String> since,
      Optional<String> until,
      Optional<String> after,
      Optional<Boolean> dryRun) {}

  /// What was read.
  public sealed interface Reading {
    record Good(RedriveScope scope, boolean dryRun) implements Reading {}

    record Bad(List<FieldError> errors) implements Reading {}
  }

  /// Reads a JSON document.
  public static Reading read(String account, String json) {
    try {
      var body = JSON.readValue(json, Body.class);
      return body == null ? unreadable() : read(account, body);
    } catch (JsonProcessingException e) {
      return unreadable();
    }
  }

  /// Reads what a document or a form says.
  public static Reading read(String account, Body body) {
    var errors = new ArrayList<FieldError>();
    var scope =
        new RedriveScope(
            said(body.conversion())
                .flatMap(id -> id("conversion", id, errors))
                .map(id -> conversion(account, id)),
            said(body.reason()).flatMap(name -> reason(name, errors)),
            said(body.since()).flatMap(time -> time("since", time, errors)),
            said(body.until()).flatMap(time -> time("until", time, errors)),
            said(body.after()).flatMap(id -> id("after", id, errors)));
    if (errors.isEmpty()) {
      fault(scope).ifPresent(errors::add);
    }
    return errors.isEmpty()
        ? new Reading.Good(scope, body.dryRun().orElse(true))
        : new Reading.Bad(List.copyOf(errors));
  }

  private static Optional<FieldError> fault(RedriveScope scope) {
    var many = scope.reason().isPresent() || scope.since().isPresent() || scope.until().isPresent();
    if (scope.conversion().isPresent() && many) {
      return Optional.of(
          new FieldError("conversion", "Name one conversion, or a reason and a time."));
    }
    if (scope.conversion().isEmpty() && !many) {
      return Optional.of(
          new FieldError("reason", "Name a conversion, a reason, or a time by since and until."));
    }
    var until = scope.until().orElse(Instant.MAX);
    return scope.since().filter(since -> !since.isBefore(until)).isPresent()
        ? Optional.of(new FieldError("until", "Has to be later than the day from which on."))
        : Optional.empty();
  }

  private static Optional<String> said(Optional<String> field) {
    return field.map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<String> id(String field, String id, List<FieldError> errors) {
    if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
      errors.add(new FieldError(field, "Is no id of a conversion."));
      return Optional.empty();
    }
    return Optional.of(id);
  }

  private static String conversion(String account, String id) {
    return id.startsWith(account + ":") ? id : account + ":" + id;
  }

  private static Optional<RedriveReason> reason(String name, List<FieldError> errors) {
    var found = ASKABLE.stream().filter(reason -> reason.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      errors.add(
          new FieldError(
              "reason",
              "Is one of "
                  + ASKABLE.stream()
                      .sorted()
                      .map(RedriveReason::name)
                      .collect(Collectors.joining(", "))
                  + "."));
    }
    return found;
  }

  /// A time, or a day in UTC from its beginning.
  private static Optional<Instant> time(String field, String text, List<FieldError> errors) {
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      errors.add(new FieldError(field, "Write it as 2026-11-22T00:00:00Z, or 2026-11-22."));
      return Optional.empty();
    }
  }

  private static Reading unreadable() {
    return new Reading.Bad(
        List.of(
            new FieldError(
                "body",
                "Send a JSON object of conversion, reason, since, until, after and" + " dryRun.")));
  }
}
