package io.saletrail.settings.conversion;

import io.saletrail.settings.problem.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One of several words in a query parameter.
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> Optional<E> of(String name, @Nullable String text, E[] choices) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                Arrays.stream(choices)
                        .filter(choice -> choice.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.invalid(name, needs(choices))));
    }

    private static String needs(Enum<?>[] choices) {
        return Arrays.stream(choices)
                .map(Enum::name)
                .collect(Collectors.joining(", ", "Needs one of ", "."));
    }
}
