package io.saletrail.settings.insight.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.insight.delivery.Progress;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A filter of conversions. Empty fields match everything.
///
/// @param status the status that Trackdesk should hold
/// @param progress how far it is on its way to Trackdesk
/// @param cause why it is refused or held: a constant
/// @param currency in Stripe's notation (`eur`)
/// @param mode live or test
/// @param from the first day of payment
/// @param to the last day of payment
/// @param zone where these days begin at midnight
public record Filter(
    Optional<ConversionStatus> status,
    Optional<DeliveryStatus> deliveryStatus,
    Optional<Progress> progress,
    Optional<String> cause,
    Optional<String> currency,
    Optional<ConversionChanged.Delivery> mode,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    ZoneId zone) {

  /// Whether it matches everything.
  public boolean isNone() {
    return status.isEmpty()
        && deliveryStatus.isEmpty()
        && progress.isEmpty()
        && cause.isEmpty()
        && currency.isEmpty()
        && mode.isEmpty()
        && from.isEmpty()
        && to.isEmpty();
  }

  /// Other years overflow in the database.
  private static final int MIN_YEAR = 1970;

  private static final int MAX_YEAR = 9_998;

  private static final Pattern CAUSE = Pattern.compile("[A-Z_]{1,40}");
  private static final Pattern CURRENCY = Pattern.compile("[a-z]{3,4}");

  /// The parameters of a link to the conversions of one sum.
  public static final class Only {
    @QueryParam("progress")
    @Nullable String progress;

    @QueryParam("cause")
    @Nullable String cause;

    @QueryParam("currency")
    @Nullable String currency;
  }

  /// The result of parsing a filter.
  public sealed interface Parsed {
    record Valid(Filter filter) implements Parsed {}

    /// Some parameters are invalid.
    ///
    /// @param valid the filter without them
    record Invalid(Filter valid, List<FieldError> errors) implements Parsed {}
  }

  /// Parses query parameters.
  ///
  /// @param zone the merchant's time zone
  public static Parsed read(
      @Nullable String status,
      @Nullable String state,
      @Nullable String mode,
      Only only,
      @Nullable String from,
      @Nullable String to,
      ZoneId zone) {
    var errors = new ArrayList<FieldError>();
    var filter =
        new Filter(
            choice("status", status, ConversionStatus.values(), errors),
            choice("state", state, DeliveryStatus.values(), errors),
            choice("progress", only.progress, Progress.values(), errors),
            text("cause", only.cause, CAUSE, "Must be the name of a reason.", errors),
            text("currency", only.currency, CURRENCY, "Must be a currency code.", errors),
            choice("mode", mode, ConversionChanged.Delivery.values(), errors),
            day("from", from, errors),
            day("to", to, errors),
            zone);
    if (filter.endsBeforeItBegins()) {
      errors.add(new FieldError("from", "The start date must not be after the end date."));
    }
    return errors.isEmpty() ? new Parsed.Valid(filter) : new Parsed.Invalid(filter, errors);
  }

  /// The filter, or a problem document.
  static Filter valid(Parsed reading) {
    return switch (reading) {
      case Parsed.Valid(var filter) -> filter;
      case Parsed.Invalid(_, var errors) -> throw new ProblemException(Problem.invalid(errors));
    };
  }

  /// The start, inclusive.
  Optional<Instant> start() {
    return from.map(this::midnight);
  }

  /// The end, exclusive.
  Optional<Instant> end() {
    return to.map(day -> midnight(day.plusDays(1)));
  }

  private boolean endsBeforeItBegins() {
    return from.isPresent() && to.filter(from.get()::isAfter).isPresent();
  }

  private Instant midnight(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
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
        .collect(Collectors.joining(", ", "Must be one of ", "."));
  }

  private static Optional<String> text(
      String name, @Nullable String text, Pattern pattern, String needs, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (!pattern.matcher(text).matches()) {
      errors.add(new FieldError(name, needs));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static Optional<LocalDate> day(
      String name, @Nullable String text, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      var day = LocalDate.parse(text.strip());
      if (day.getYear() >= MIN_YEAR && day.getYear() <= MAX_YEAR) {
        return Optional.of(day);
      }
    } catch (DateTimeParseException e) {
      // Falls through to the same error as dates that no payment has.
    }
    errors.add(new FieldError(name, "Enter a date, such as 2026-11-22."));
    return Optional.empty();
  }
}
