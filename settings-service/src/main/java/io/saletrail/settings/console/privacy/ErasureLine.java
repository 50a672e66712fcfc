package io.saletrail.settings.console.privacy;

import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.request.erasure.Erasure;
import java.util.stream.Collectors;

/// An erasure as a line.
///
/// @param tone the colour of its state
/// @param services what each service erased
public record ErasureLine(
    String what, Moment requestedAt, String tone, String state, String services) {
  static ErasureLine of(Erasure erasure) {
    return new ErasureLine(
        switch (erasure.subject()) {
          case BUYER -> "A buyer";
          case MERCHANT -> "The merchant";
          case OTHER -> "Unknown subject from a newer version";
        },
        Moment.of(erasure.requestedAt()),
        erasure.completed() ? "good" : "waiting",
        erasure.completed() ? "Erased" : "In progress",
        erasure.services().stream().map(ErasureLine::text).collect(Collectors.joining(", ")));
  }

  private static String text(Erasure.Step step) {
    return step.service() + ": " + step.rows() + (step.rows() == 1 ? " row" : " rows");
  }
}
