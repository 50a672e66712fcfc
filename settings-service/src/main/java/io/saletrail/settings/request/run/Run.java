package io.saletrail.settings.request.run;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.saletrail.contracts.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// One run: of the facts of each type the furthest, and when the first of all facts happened.
///
/// It does not depend on the order or repetition of the facts, so neither does what is computed
/// from it.
public record Run<F extends Fact>(String id, String account, Instant startedAt, List<F> facts) {
  /// The runs of these facts.
  public static <F extends Fact> List<Run<F>> of(RunKind<F> kind, Collection<? extends F> facts) {
    return ofRows(kind, RunFact.furthest(kind, facts));
  }

  /// The runs of these rows, in the order of their first rows.
  static <F extends Fact> List<Run<F>> ofRows(RunKind<F> kind, Collection<RunFact> rows) {
    var runs = rows.stream().collect(groupingBy(RunFact::run, LinkedHashMap::new, toList()));
    return runs.values().stream().map(run -> ofRun(kind, run)).toList();
  }

  private static <F extends Fact> Run<F> ofRun(RunKind<F> kind, List<RunFact> rows) {
    return new Run<>(
        rows.getFirst().run(),
        rows.getFirst().account(),
        rows.stream().map(RunFact::since).min(naturalOrder()).orElseThrow(),
        rows.stream().flatMap(row -> row.fact(kind).stream()).toList());
  }

  /// The furthest fact of a type.
  public <T extends F> Optional<T> find(Class<T> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
