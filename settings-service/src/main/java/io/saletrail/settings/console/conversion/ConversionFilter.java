package io.saletrail.settings.console.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.console.wording.Labels;
import io.saletrail.settings.insight.conversion.Filter;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The filter above the list of conversions.
///
/// @param days range of payment dates
/// @param only the rest of the filter, which only links set
/// @param error the error of a value that the page does not offer; empty without one
/// @param query the filter as a query string; empty without a filter
public record ConversionFilter(
    List<Choice> statuses,
    List<Choice> deliveries,
    List<Choice> modes,
    Days days,
    List<Only> only,
    String error,
    String query) {

  /// One choice.
  public record Choice(String value, String text, boolean chosen) {}

  /// A value that only links set.
  public record Only(String name, String value, String text) {}

  static ConversionFilter of(Filter filter) {
    return filter(filter, Days.of(day(filter.from()), day(filter.to())), List.of());
  }

  /// The input with its errors.
  static ConversionFilter misread(
      Filter understood, List<FieldError> errors, @Nullable String from, @Nullable String to) {
    return filter(understood, Days.typed(from, to, errors, "from", "to"), errors);
  }

  private static ConversionFilter filter(Filter filter, Days days, List<FieldError> errors) {
    var status = name(filter.status());
    var delivery = name(filter.deliveryStatus());
    var mode = name(filter.mode());
    return new ConversionFilter(
        choices("Any status", ConversionStatus.values(), status),
        choices("Any delivery status", DeliveryStatus.values(), delivery),
        choices("Live and test", ConversionChanged.Delivery.values(), mode),
        days,
        only(filter),
        errors.stream()
            .filter(error -> !List.of("from", "to").contains(error.field()))
            .map(error -> error.field() + ": " + error.detail())
            .collect(Collectors.joining(" ")),
        Stream.of(
                pair("status", status),
                pair("state", delivery),
                pair("mode", mode),
                pair("progress", name(filter.progress())),
                pair("cause", filter.cause().orElse("")),
                pair("currency", filter.currency().orElse("")),
                pair("from", day(filter.from())),
                pair("to", day(filter.to())))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&")));
  }

  private static List<Only> only(Filter filter) {
    return Stream.of(
            filter.progress().map(it -> new Only("progress", it.name(), Labels.of(it))),
            filter.cause().map(it -> new Only("cause", it, Labels.of(it))),
            filter.currency().map(it -> new Only("currency", it, it.toUpperCase(Locale.ROOT))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Choice> choices(String any, Enum<?>[] constants, String chosen) {
    return Stream.concat(
            Stream.of(new Choice("", any, chosen.isEmpty())),
            Arrays.stream(constants)
                .filter(constant -> !constant.name().equals("OTHER"))
                .map(
                    constant ->
                        new Choice(
                            constant.name(), Labels.of(constant), constant.name().equals(chosen))))
        .toList();
  }

  /// Values are names of constants and dates, so they need no encoding.
  private static Optional<String> pair(String name, String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(name + "=" + value);
  }

  private static String name(Optional<? extends Enum<?>> constant) {
    return constant.map(Enum::name).orElse("");
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }
}
