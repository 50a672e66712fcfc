package io.saletrail.conversion;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// The one transaction of this service: facts enter their cases, the cases are decided anew, and
/// what changed is written and said.
@ApplicationScoped
class CaseLedger {
  private final Outbox outbox;
  private final CaseWork work;
  private final DecisionJournal journal;

  CaseLedger(Outbox outbox, CaseWork work, DecisionJournal journal) {
    this.outbox = outbox;
    this.work = work;
    this.journal = journal;
  }

  /// Enters facts and decides every case that they touch.
  Uni<Void> enter(Collection<PaymentActivity> facts) {
    return facts.isEmpty()
        ? Uni.createFrom().voidItem()
        : transact(session -> work.enter(session, facts));
  }

  /// Decides cases again: their merchant has another policy.
  Uni<Void> redecide(String account, Collection<UUID> cases) {
    return transact(session -> work.redecide(session, account, cases));
  }

  /// Notes what came of asking Stripe, and decides the cases for which that matters.
  Uni<Void> answered(LookupEnded answer) {
    return transact(session -> work.answered(session, answer));
  }

  private Uni<Void> transact(Function<Mutiny.Session, Uni<CaseWork.Outcome>> decide) {
    return outbox
        .transact(
            (session, said) ->
                decide
                    .apply(session)
                    .map(CaseWork.Outcome::changes)
                    .invoke(changes -> changes.forEach(change -> said.say(change.fact()))))
        .invoke(journal::decided)
        .replaceWithVoid();
  }
}
