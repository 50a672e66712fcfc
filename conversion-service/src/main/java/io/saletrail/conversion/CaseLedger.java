package io.saletrail.conversion;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseStore.CaseFacts;
import io.saletrail.conversion.CaseStore.CaseId;
import io.saletrail.conversion.CaseStore.Standing;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Clock clock = Clock.systemUTC();

    CaseLedger(Outbox outbox, CaseStore store) {
        this.outbox = outbox;
        this.store = store;
    }

    /// Enters facts and decides every case that they touch.
    Uni<Void> enter(Collection<PaymentActivity> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return outbox.transact(
                (session, said) ->
                        store.lock(session, accounts(facts))
                                .chain(() -> store.casesOf(session, CaseTies.of(facts)))
                                .chain(known -> enter(session, facts, known))
                                .chain(touched -> decide(session, said, touched)));
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
                                                                .map(id -> new CaseId(account, id))
                                                                .toList())));
    }

    private static Collection<String> accounts(Collection<PaymentActivity> facts) {
        return facts.stream()
                .map(PaymentActivity::account)
                .collect(Collectors.toCollection(TreeSet::new));
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

    private Uni<Void> decide(
            Mutiny.Session session, Outbox.Facts said, Collection<CaseId> touched) {
        if (touched.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.load(session, touched)
                .chain(
                        cases -> {
                            var changes =
                                    cases.stream().flatMap(one -> changes(one).stream()).toList();
                            changes.forEach(change -> said.say(change.fact()));
                            return store.decided(session, changes);
                        });
    }

    /// What is to be said about a case: decisions that differ from those that stand.
    private List<Standing> changes(CaseFacts one) {
        var whole = PaymentCase.of(one.facts());
        var decided =
                ConversionRules.decide(whole, one.options().orElse(MerchantOptions.defaults()));
        var changes = new ArrayList<Standing>();
        var revisions = new Revisions(one.standing().values());
        var subjects = new TreeSet<String>();
        for (var now : decided) {
            var decision = now.decision();
            subjects.add(decision.subject());
            var standing = Optional.ofNullable(one.standing().get(decision.subject()));
            if (standing.map(Standing::decision).filter(decision::equals).isEmpty()) {
                changes.add(standing(one.id(), decision, now.payment(), revisions));
            }
        }
        for (var gone : one.standing().values()) {
            if (!subjects.contains(gone.decision().subject())) {
                withdraw(gone.decision(), decided)
                        .ifPresent(
                                withdrawn ->
                                        changes.add(
                                                standing(
                                                        one.id(),
                                                        withdrawn,
                                                        decided.getFirst().payment(),
                                                        revisions)));
            }
        }
        return changes;
    }

    /// A decision that stands and that the facts no longer bear out. A conversion is rejected; a
    /// payment set aside turned out to be part of another, unless its own name lives on in a
    /// conversion.
    private static Optional<Decision> withdraw(
            Decision gone, List<ConversionRules.Decided> decided) {
        var withdrawn =
                switch (gone) {
                    case Decision.Conversion conversion -> conversion.withdrawn();
                    case Decision.SetAside aside ->
                            new Decision.SetAside(
                                    aside.payment(),
                                    SetAsideReason.PART_OF_ANOTHER_PAYMENT,
                                    aside.amount(),
                                    aside.stripe());
                };
        var livesOn =
                gone instanceof Decision.SetAside
                        && decided.stream()
                                .anyMatch(now -> now.decision().payment().equals(gone.payment()));
        return livesOn || withdrawn.equals(gone) ? Optional.empty() : Optional.of(withdrawn);
    }

    private Standing standing(CaseId id, Decision decision, Payment payment, Revisions revisions) {
        var causes =
                payment.facts().stream()
                        .map(fact -> fact.observation().event())
                        .distinct()
                        .toList();
        var fact =
                decision.fact(
                        id.account(), revisions.next(decision.payment()), causes, clock.instant());
        return new Standing(id, decision, fact);
    }
}
