package io.saletrail.conversion;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.conversion.CaseDecider.Change;
import io.saletrail.conversion.CaseDecider.Outcome;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/// The one transaction of this service: facts enter their cases, the cases are decided again, and
/// what changed is written and published.
@ApplicationScoped
class CaseLedger {
  private final Outbox outbox;
  private final CaseDecider work;
  private final RedecisionTable redecisions;
  private final DecisionTelemetry journal;

  CaseLedger(
      Outbox outbox, CaseDecider work, RedecisionTable redecisions, DecisionTelemetry journal) {
    this.outbox = outbox;
    this.work = work;
    this.redecisions = redecisions;
    this.journal = journal;
  }

  /// Enters facts and decides every case that they touch.
  Uni<Void> enter(Collection<PaymentActivity> facts) {
    return facts.isEmpty()
        ? Uni.createFrom().voidItem()
        : transact((session, outcomes) -> work.enter(session, facts, outcomes));
  }

  /// Those whose cases are to be decided again, the ones that wait for longest first.
  Uni<List<Parent>> toRedecide(int limit) {
    return outbox.write(session -> redecisions.due(session, limit));
  }

  /// Decides the next slice of their cases again.
  Uni<Void> redecide(Parent parent) {
    return transact((session, outcomes) -> work.redecide(session, parent, outcomes));
  }

  /// Records the answer of Stripe, and decides the cases for which that matters.
  Uni<Void> answered(LookupEnded answer) {
    return transact((session, outcomes) -> work.answered(session, answer, outcomes));
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
                  .invoke(() -> journal.decided(changes));
            });
  }
}
