package io.saletrail.settings.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.delivery.DeliveryStatus;
import io.saletrail.settings.problem.FieldError;
import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which conversions somebody wants to see. What is empty leaves nothing out.
///
/// @param status what Trackdesk is to hold
/// @param standing how they stand there
/// @param mode whether they count or are tests
/// @param from the first day on which they were paid, in UTC
/// @param to the last one
public record Filter(
    Optional<ConversionStatus> status,
    Optional<DeliveryStatus> standing,
    Optional<ConversionChanged.Delivery> mode,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  public static final Filter NONE =
      new Filter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// What somebody asked for turned out to be.
  public sealed interface Reading {
    record Good(Filter filter) implements Reading {}

    /// Some of it cannot be looked for.
    ///
    /// @param understood the rest
    record Bad(Filter understood, List<FieldError> errors) implements Reading {}
  }

  /// Reads query parameters.
  public static Reading read(
      @Nullable String status,
      @Nullable String state,
      @Nullable String mode,
      @Nullable String from,
      @Nullable String to) {
    var errors = new ArrayList<FieldError>();
    var filter =
        new Filter(
            choice("status", status, ConversionStatus.values(), errors),
            choice("state", state, DeliveryStatus.values(), errors),
            choice("mode", mode, ConversionChanged.Delivery.values(), errors),
            day("from", from, errors),
            day("to", to, errors));
    if (filter.endsBeforeItBegins()) {
      errors.add(new FieldError("from", "Must not be after the last day."));
    }
    return errors.isEmpty() ? new Reading.Good(filter) : new Reading.Bad(filter, errors);
  }

  /// The filter, for whoever reads problem documents.
  static Filter orProblem(Reading reading) {
    return switch (reading) {
      case Reading.Good(var filter) -> filter;
      case Reading.Bad(_, var errors) -> throw new ProblemException(Problem.invalid(errors));
    };
  }

  /// The first moment of it.
  Optional<Instant> begin() {
    return from.map(Filter::midnight);
  }

  /// The first moment after it.
  Optional<Instant> end() {
    return to.map(day -> midnight(day.plusDays(1)));
  }

  private boolean endsBeforeItBegins() {
    return from.isPresent() && to.filter(from.get()::isAfter).isPresent();
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static <E extends Enum<E>> Optional<E> choice(
      String name, @Nullable String text, E[] choices, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    var found = Arrays.stream(choices).filter(choice -> choice.name().equals(text)).findFirst();
    if (found.isEmpty()) {
      errors.add(new FieldError(name, needs(choices)));
    }
    return found;
  }

  private static String needs(Enum<?>[] choices) {
    return Arrays.stream(choices)
        .map(Enum::name)
        .collect(Collectors.joining(", ", "Needs one of ", "."));
  }

  private static Optional<LocalDate> day(
      String name, @Nullable String text, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      errors.add(new FieldError(name, "Needs a day, like 2026-11-22."));
      return Optional.empty();
    }
  }
}
