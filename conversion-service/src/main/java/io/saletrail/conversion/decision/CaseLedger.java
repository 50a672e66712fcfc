package io.saletrail.conversion.decision;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.decision.CaseDecider.Change;
import io.saletrail.conversion.decision.CaseDecider.Outcome;
import io.saletrail.conversion.head.RedecisionTable;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Received;
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
  private final Outbox outbox;
  private final CaseDecider decider;
  private final DecisionTelemetry telemetry;

  CaseLedger(Outbox outbox, CaseDecider decider, DecisionTelemetry telemetry) {
    this.outbox = outbox;
    this.decider = decider;
    this.telemetry = telemetry;
  }

  /// Enters facts and decides every case that they touch.
  Uni<Void> enter(Collection<Received<PaymentActivity>> facts) {
    return facts.isEmpty()
        ? Uni.createFrom().voidItem()
        : transact((session, outcomes) -> decider.enter(session, facts, outcomes));
  }

  /// The parents whose cases are due for a decision, those that have waited longest first.
  Uni<List<Parent>> toRedecide(int limit) {
    return outbox.read(session -> RedecisionTable.due(session, limit));
  }

  /// Decides the next slice of a parent's cases.
  Uni<Void> redecide(Parent parent) {
    return transact((session, outcomes) -> decider.redecide(session, parent, outcomes));
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
