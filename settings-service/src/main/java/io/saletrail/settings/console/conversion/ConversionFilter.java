package io.saletrail.settings.console.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.console.wording.Labels;
import io.saletrail.settings.insight.conversion.Filter;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.problem.FieldError;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The choices above the list of conversions.
///
/// @param days on which they were paid
/// @param fault what is wrong with a choice that the page does not offer
/// @param query the choices as a link carries them on; empty where nothing was chosen
public record ConversionFilter(
    List<Choice> statuses,
    List<Choice> standings,
    List<Choice> modes,
    Days days,
    String fault,
    String query) {

  /// One choice.
  public record Choice(String value, String text, boolean chosen) {}

  static ConversionFilter of(Filter filter) {
    return filter(filter, Days.of(day(filter.from()), day(filter.to())), List.of());
  }

  /// What was typed, with what is wrong.
  static ConversionFilter misread(
      Filter understood, List<FieldError> errors, @Nullable String from, @Nullable String to) {
    return filter(understood, Days.typed(from, to, errors, "from", "to"), errors);
  }

  private static ConversionFilter filter(Filter filter, Days days, List<FieldError> errors) {
    var status = name(filter.status());
    var deliveryStatus = name(filter.deliveryStatus());
    var mode = name(filter.mode());
    return new ConversionFilter(
        choices("Any status", ConversionStatus.values(), status),
        choices("Any delivery", DeliveryStatus.values(), deliveryStatus),
        choices("Live and test", ConversionChanged.Delivery.values(), mode),
        days,
        errors.stream()
            .filter(error -> !List.of("from", "to").contains(error.field()))
            .map(error -> error.field() + ": " + error.detail())
            .collect(Collectors.joining(" ")),
        Stream.of(
                pair("status", status),
                pair("state", deliveryStatus),
                pair("mode", mode),
                pair("from", day(filter.from())),
                pair("to", day(filter.to())))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&")));
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

  /// Only names of constants and days come here: nothing to encode.
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
