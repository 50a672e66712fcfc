package io.saletrail.stack.chaos;

import java.util.List;

/// The result of a chaos run.
///
/// @param plan repeats it
/// @param rounds those that were played: the last one is the first that did not end right
public record ChaosResult(Plan plan, List<RoundResult> rounds) {

  public boolean passed() {
    return rounds.stream().allMatch(round -> round.end().exact());
  }

  public String summary() {
    var last = rounds.getLast();
    return "%d rounds of %d sales (seed %d): %s"
        .formatted(
            rounds.size(),
            plan.sales(),
            plan.seed(),
            passed()
                ? "every sale ended right"
                : last.end().counts() + ", repeat: " + plan.command(last.number()));
  }
}
