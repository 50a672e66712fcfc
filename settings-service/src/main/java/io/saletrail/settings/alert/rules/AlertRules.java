package io.saletrail.settings.alert.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides what begins and what ends. A problem begins when health shows it and ends when health
/// has not shown it for a while, so one that comes and goes is one problem.
public final class AlertRules {
  private AlertRules() {}

  /// The steps from what is open to what health shows.
  ///
  /// @param open the open problems, at most one of each cause
  /// @param shown the causes that health shows
  /// @param wanted the causes that are not muted
  /// @param settle how long a problem must be absent before it has ended
  public static List<AlertStep> steps(
      Collection<OpenProblem> open,
      Set<AlertCause> shown,
      Set<AlertCause> wanted,
      Duration settle,
      Instant now) {
    var steps = new ArrayList<AlertStep>();
    var known = open.stream().map(OpenProblem::cause).collect(Collectors.toSet());
    shown.stream()
        .filter(cause -> wanted.contains(cause) && !known.contains(cause))
        .sorted()
        .forEach(cause -> steps.add(new AlertStep.Begin(cause)));
    open.forEach(
        problem ->
            step(problem, shown, wanted.contains(problem.cause()), settle, now)
                .ifPresent(steps::add));
    return List.copyOf(steps);
  }

  private static Optional<AlertStep> step(
      OpenProblem problem, Set<AlertCause> shown, boolean wanted, Duration settle, Instant now) {
    if (!wanted) {
      return Optional.of(new AlertStep.Drop(problem.id()));
    }
    if (shown.contains(problem.cause())) {
      return problem.absentSince().map(_ -> new AlertStep.SeenAgain(problem.id()));
    }
    var since = problem.absentSince().orElse(now);
    if (!since.plus(settle).isAfter(now)) {
      return Optional.of(new AlertStep.End(problem.id(), since));
    }
    return problem.absentSince().isPresent()
        ? Optional.empty()
        : Optional.of(new AlertStep.NotSeen(problem.id()));
  }
}
