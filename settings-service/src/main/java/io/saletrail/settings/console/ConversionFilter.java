package io.saletrail.settings.console;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.console.wording.Words;
import io.saletrail.settings.conversion.ConversionQuery.Filter;
import io.saletrail.settings.delivery.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The choices above the list of conversions.
public record ConversionFilter(List<Choice> statuses, List<Choice> standings) {

    /// One choice.
    public record Choice(String value, String text, boolean chosen) {}

    static ConversionFilter of(Filter filter) {
        return new ConversionFilter(
                choices(
                        "Any status",
                        ConversionStatus.values(),
                        filter.status().map(Enum::name).orElse("")),
                choices(
                        "Any delivery",
                        Standing.values(),
                        filter.standing().map(Enum::name).orElse("")));
    }

    private static List<Choice> choices(String any, Enum<?>[] constants, String chosen) {
        return Stream.concat(
                        Stream.of(new Choice("", any, chosen.isEmpty())),
                        Arrays.stream(constants)
                                .filter(constant -> !constant.name().equals("OTHER"))
                                .map(
                                        constant ->
                                                new Choice(
                                                        constant.name(),
                                                        Words.of(constant),
                                                        constant.name().equals(chosen))))
                .toList();
    }
}
