package io.saletrail.settings.merchant;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.audit.FieldChange;
import java.util.List;

/// Ends a change that starts from other settings than the current ones: nothing is saved.
public final class StaleSettings extends RuntimeException {
  private final transient List<FieldChange> differences;

  /// @param differences from the current settings to the requested ones
  StaleSettings(List<FieldChange> differences) {
    super("The settings have changed meanwhile", null, false, false);
    this.differences = differences;
  }

  /// From the current settings to the requested ones.
  public List<FieldChange> differences() {
    return differences;
  }

  ProblemException problem() {
    var conflict =
        Problem.of(
            ProblemKind.CONFLICT,
            "The settings have changed since this version. Read them again, then send the change with the new version.");
    return new ProblemException(
        new Problem(
            conflict.type(),
            conflict.title(),
            conflict.status(),
            conflict.detail(),
            differences.stream().map(StaleSettings::error).toList()));
  }

  private static FieldError error(FieldChange change) {
    return new FieldError(
        change.field(),
        "Is now %s; the change sets %s."
            .formatted(change.from().orElse("empty"), change.to().orElse("empty")));
  }
}
