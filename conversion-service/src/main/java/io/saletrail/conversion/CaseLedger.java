package io.saletrail.conversion;

import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.conversion.CaseFacts.CaseId;
import io.saletrail.conversion.CaseFacts.Standing;
import io.saletrail.conversion.rules.Missing;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The one transaction of this service: facts enter their cases, the cases are decided anew, and
/// what changed is written and said.
@ApplicationScoped
class CaseLedger {
    private final Outbox outbox;
    private final CaseStore store;
    private final CustomerStore customers;
    private final CaseFiles files;
    private final WaitStore waits;
    private final DecisionJournal journal;
    private final Clock clock = Clock.systemUTC();

    CaseLedger(
            Outbox outbox,
            CaseStore store,
            CustomerStore customers,
            CaseFiles files,
            WaitStore waits,
            DecisionJournal journal) {
        this.outbox = outbox;
        this.store = store;
        this.customers = customers;
        this.files = files;
        this.waits = waits;
        this.journal = journal;
    }

    /// Enters facts and decides every case that they touch.
    Uni<Void> enter(Collection<PaymentActivity> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return outbox.transact(
                        (session, said) ->
                                store.lock(session, accounts(facts))
                                        .chain(() -> enter(session, facts))
                                        .chain(touched -> decide(session, said, touched)))
                .invoke(journal::decided)
                .replaceWithVoid();
    }

    /// Decides cases again: their merchant has another policy.
    Uni<Void> redecide(String account, Collection<UUID> cases) {
        return outbox.transact(
                        (session, said) ->
                                store.lock(session, List.of(account))
                                        .chain(
                                                () ->
                                                        decide(
                                                                session,
                                                                said,
                                                                cases.stream()
                                                                        .map(
                                                                                id ->
                                                                                        new CaseId(
                                                                                                account,
                                                                                                id))
                                                                        .toList())))
                .invoke(journal::decided)
                .replaceWithVoid();
    }

    /// Notes what came of asking Stripe, and decides the cases for which that matters.
    Uni<Void> answered(LookupEnded answer) {
        return outbox.transact(
                        (session, said) ->
                                store.lock(session, List.of(answer.account()))
                                        .chain(() -> waits.answer(session, answer))
                                        .chain(touched -> decide(session, said, touched)))
                .invoke(journal::decided)
                .replaceWithVoid();
    }

    private static Collection<String> accounts(Collection<PaymentActivity> facts) {
        return facts.stream()
                .map(PaymentActivity::account)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Enters facts.
    ///
    /// @return the cases that they touch
    private Uni<Collection<CaseId>> enter(
            Mutiny.Session session, Collection<PaymentActivity> facts) {
        var sights = new ArrayList<CustomerObserved>();
        var ofCases = new ArrayList<PaymentActivity>();
        for (var fact : facts) {
            if (fact instanceof CustomerObserved sight) {
                sights.add(sight);
            } else {
                ofCases.add(fact);
            }
        }
        var touched = new LinkedHashSet<CaseId>();
        return store.casesOf(session, CaseTies.of(ofCases))
                .chain(known -> enter(session, ofCases, known))
                .invoke(touched::addAll)
                .chain(() -> customers.enter(session, sights))
                .chain(changed -> customers.casesOf(session, changed))
                .invoke(touched::addAll)
                .replaceWith(touched);
    }

    private Uni<Collection<CaseId>> enter(
            Mutiny.Session session,
            Collection<PaymentActivity> facts,
            Map<CaseTies.Tie, UUID> known) {
        var ties = new CaseTies(known, UUID::randomUUID);
        facts.forEach(ties::enter);
        var homes = new LinkedHashMap<PaymentActivity, UUID>();
        facts.forEach(fact -> homes.put(fact, ties.caseOf(fact)));
        return store.merge(session, ties.merged())
                .chain(() -> store.tie(session, ties.added()))
                .chain(() -> store.enter(session, homes))
                .replaceWith(
                        () ->
                                homes.entrySet().stream()
                                        .map(
                                                home ->
                                                        new CaseId(
                                                                home.getKey().account(),
                                                                home.getValue()))
                                        .distinct()
                                        .toList());
    }

    private Uni<List<Standing>> decide(
            Mutiny.Session session, Outbox.Facts said, Collection<CaseId> touched) {
        if (touched.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return files.load(session, touched)
                .chain(
                        cases -> {
                            var now = clock.instant();
                            var changes = new ArrayList<Standing>();
                            var lacking = new ArrayList<WaitStore.Lacking>();
                            for (var one : cases) {
                                var decided = Restatement.decided(one);
                                changes.addAll(Restatement.of(one, decided, now));
                                decided.stream()
                                        .flatMap(each -> Missing.of(each).stream())
                                        .map(each -> new WaitStore.Lacking(one.id(), each))
                                        .forEach(lacking::add);
                            }
                            changes.forEach(change -> said.say(change.fact()));
                            return store.decided(session, changes)
                                    .chain(() -> waits.restate(session, touched, lacking))
                                    .replaceWith(List.copyOf(changes));
                        });
    }
}
