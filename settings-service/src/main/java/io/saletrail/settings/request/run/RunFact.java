package io.saletrail.settings.request.run;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;

/// The furthest of the facts of one type within a run, as a row.
///
/// @param type the name of the fact in its JSON
/// @param since when the first fact of this type happened
/// @param at when this fact happened
/// @param step see [RunKind]
/// @param body the fact as JSON
record RunFact(
    String account,
    String kind,
    String run,
    String type,
    Instant since,
    Instant at,
    long step,
    String body) {
  /// Rows of one key replace one another. Ordered, so that concurrent transactions lock rows in one
  /// order.
  private static final Comparator<RunFact> KEY =
      comparing(RunFact::account).thenComparing(RunFact::run).thenComparing(RunFact::type);

  private static final Comparator<RunFact> PROGRESS =
      comparingLong(RunFact::step).thenComparing(RunFact::at);

  /// The furthest fact of each run and type.
  static <F extends Fact> Collection<RunFact> furthest(
      RunKind<F> kind, Collection<? extends F> facts) {
    return facts.stream()
        .map(fact -> of(kind, fact))
        .collect(toMap(identity(), identity(), RunFact::merge, () -> new TreeMap<>(KEY)))
        .values();
  }

  private static <F extends Fact> RunFact of(RunKind<F> kind, F fact) {
    return new RunFact(
        fact.account(),
        kind.name(),
        kind.run().apply(fact),
        fact.getClass().getSimpleName(),
        fact.at(),
        fact.at(),
        kind.step().applyAsLong(fact),
        FactFormat.write(fact));
  }

  /// What remains of two facts of one key. [RunFactTable] merges a row with the stored one in the
  /// same way.
  private RunFact merge(RunFact other) {
    var further = PROGRESS.compare(other, this) > 0 ? other : this;
    var first = other.since.isBefore(since) ? other.since : since;
    return new RunFact(account, kind, run, type, first, further.at, further.step, further.body);
  }

  /// The fact; empty when this version cannot read it.
  <F extends Fact> Optional<F> fact(RunKind<F> kind) {
    var json = body.getBytes(StandardCharsets.UTF_8);
    return switch (FactFormat.read(json, kind.facts())) {
      case FactFormat.Reading.Known<F>(var known) -> Optional.of(known);
      case FactFormat.Reading.Unknown<F> _, FactFormat.Reading.Broken<F> _ -> Optional.empty();
    };
  }
}
