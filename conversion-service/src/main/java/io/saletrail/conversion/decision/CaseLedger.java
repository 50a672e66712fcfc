package io.saletrail.conversion.decision;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.decision.CaseDecider.Change;
import io.saletrail.conversion.decision.CaseDecider.Outcome;
import io.saletrail.conversion.head.RedecisionTable;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Outage;
import io.saletrail.outbox.feed.PositionUpdate;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/// The one transaction of this service: facts enter their cases, the cases are decided again, and
/// changes are written and published.
@ApplicationScoped
class CaseLedger {
  /// How long a slice may take before another replica takes its parent.
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Outbox outbox;
  private final CaseDecider decider;
  private final DecisionTelemetry telemetry;

  CaseLedger(Outbox outbox, CaseDecider decider, DecisionTelemetry telemetry) {
    this.outbox = outbox;
    this.decider = decider;
    this.telemetry = telemetry;
  }

  /// Enters facts and decides every case that they touch.
  ///
  /// @param position of the feed that brings them
  Uni<Void> enter(Collection<Received<PaymentActivity>> facts, PositionUpdate position) {
    return facts.isEmpty()
        ? Uni.createFrom().voidItem()
        : transact(
            (session, outcomes) ->
                decider.enter(session, facts, outcomes).chain(() -> position.in(session)));
  }

  /// Leases the parents whose cases are due for a decision, those that have waited longest first.
  Uni<List<Parent>> toRedecide(int limit) {
    return outbox.write(session -> RedecisionTable.claim(session, limit, LEASE));
  }

  /// Decides the next slice of a parent's cases.
  Uni<Void> redecide(Parent parent) {
    return transact((session, outcomes) -> decider.redecide(session, parent, outcomes));
  }

  /// Decides the next slice of a parent's cases one by one.
  ///
  /// @param failed receives each case that cannot be decided
  Uni<Void> redecideOneByOne(Parent parent, BiFunction<CaseId, Throwable, Uni<Void>> failed) {
    return outbox
        .read(session -> nextOf(session, parent))
        .call(cases -> redecide(cases, failed))
        .chain(cases -> outbox.write(session -> passed(session, parent, cases)))
        .replaceWithVoid();
  }

  private Uni<List<CaseId>> nextOf(Mutiny.Session session, Parent parent) {
    return RedecisionTable.cursor(session, parent)
        .chain(
            after ->
                after
                    .map(from -> decider.next(session, parent, from))
                    .orElseGet(() -> Uni.createFrom().item(List.of())));
  }

  private static Uni<Integer> passed(Mutiny.Session session, Parent parent, List<CaseId> cases) {
    return CaseDecider.isLast(parent, cases)
        ? RedecisionTable.deleteLeased(session, parent)
        : RedecisionTable.resumeLeased(session, parent, CaseDecider.cursor(parent, cases));
  }

  /// Decides cases, each in a transaction of its own.
  ///
  /// @param failed receives each case that cannot be decided
  Uni<Void> redecide(List<CaseId> cases, BiFunction<CaseId, Throwable, Uni<Void>> failed) {
    return Multi.createFrom()
        .iterable(cases)
        .onItem()
        .transformToUniAndConcatenate(one -> redecide(one, failed))
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> redecide(CaseId one, BiFunction<CaseId, Throwable, Uni<Void>> failed) {
    return transact((session, outcomes) -> decider.redecide(session, one, outcomes))
        .onFailure(failure -> !Outage.isOutage(failure))
        .recoverWithUni(failure -> failed.apply(one, failure));
  }

  /// Keeps a case that could not be decided, to try it again after a pause.
  Uni<Void> putUndecided(CaseId one, String error, Duration pause) {
    return outbox
        .write(session -> UndecidedTable.put(session, one, error, pause))
        .replaceWithVoid();
  }

  /// Leases cases that could not be decided and are due for another attempt.
  Uni<List<CaseId>> undecided(int limit) {
    return outbox.write(session -> UndecidedTable.claim(session, limit, LEASE));
  }

  /// Counts the cases that could not be decided.
  Uni<Long> countUndecided() {
    return outbox.read(UndecidedTable::count);
  }

  /// Has a parent wait for its next slice.
  Uni<Void> deferRedecision(Parent parent, Duration pause) {
    return outbox.write(session -> RedecisionTable.defer(session, parent, pause));
  }

  /// Records the result of a look-up and decides the cases that it concerns.
  Uni<Void> applyLookupResult(LookupEnded result) {
    return transact((session, outcomes) -> decider.applyLookupResult(session, result, outcomes));
  }

  private Uni<Void> transact(BiFunction<Mutiny.Session, Consumer<Outcome>, Uni<Void>> decide) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var changes = new ArrayList<Change>();
              return outbox
                  .write(
                      (session, facts) ->
                          decide
                              .apply(session, outcome -> changes.addAll(outcome.changes()))
                              .invoke(
                                  () -> changes.forEach(change -> facts.publish(change.fact()))))
                  .invoke(() -> telemetry.decided(changes));
            });
  }
}
