package io.saletrail.publisher.lane;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.Answered;
import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.delivery.AttemptTable;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.delivery.RetryConfig;
import io.saletrail.publisher.delivery.RetryPolicy;
import io.saletrail.publisher.delivery.State;
import io.saletrail.publisher.delivery.Turn;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// A lane's transactions: one before its calls, one after them.
@ApplicationScoped
public class LaneLedger {
    private final Outbox outbox;
    private final LaneConfig config;
    private final RetryPolicy policy;

    LaneLedger(Outbox outbox, LaneConfig config, RetryConfig retry) {
        this.outbox = outbox;
        this.config = config;
        this.policy = retry.policy();
    }

    /// What a lane has to do.
    ///
    /// @param attempts calls to make now: they are on record
    /// @param found deliveries whose turn it was, those held or done with included
    /// @param rate calls that the tenant's merchants allow in a second
    record Claim(List<Attempt> attempts, int found, int rate) {}

    /// A call that is over, and how its delivery stands now.
    record Settled(Answered answered, Delivery delivery) {
        DeliveryAttempted fact() {
            return answered.fact(delivery);
        }

        /// Whether the delivery's next call may be made at once.
        boolean dueAt(Instant now) {
            return delivery.state() instanceof State.Due(var at, var _) && !at.isAfter(now);
        }
    }

    /// Takes what is due in a lane and puts the calls to make on record.
    Uni<Claim> claim(TenantId tenant, int most) {
        return outbox.transact(
                (session, facts) ->
                        MerchantTable.share(session, tenant)
                                .chain(merchants -> turn(session, facts, merchants, most)));
    }

    /// Records what came of calls, what that makes of their deliveries, and the facts about it.
    ///
    /// @param restraint what now holds the lane back, where that is news
    Uni<List<Settled>> settle(
            TenantId tenant, List<Answered> answers, Optional<Restraint> restraint) {
        return outbox.transact(
                (session, facts) ->
                        settle(session, facts, answers)
                                .call(() -> restrain(session, tenant, restraint)));
    }

    /// When a lane with nothing to do has something to do again.
    Uni<Optional<Instant>> rest(TenantId tenant) {
        return outbox.transact((session, facts) -> LaneTable.rest(session, tenant));
    }

    /// How long to stay away after a 429 that does not say it.
    Duration ratePause() {
        return policy.ratePause();
    }

    private Uni<Claim> turn(
            Mutiny.Session session, Outbox.Facts facts, List<Merchant> merchants, int most) {
        var now = now();
        var byAccount =
                merchants.stream()
                        .collect(Collectors.toMap(Merchant::account, Function.identity()));
        var lostAt = now.plus(config.callLostAfter());
        return DeliveryTable.lockDue(session, byAccount.keySet(), now, most)
                .map(due -> Turn.of(due, byAccount, now, lostAt))
                .invoke(turn -> turn.held().forEach(facts::say))
                .call(turn -> DeliveryTable.update(session, turn.changed()))
                .call(turn -> AttemptTable.open(session, turn.attempts()))
                .map(turn -> new Claim(turn.attempts(), turn.changed().size(), rate(merchants)));
    }

    private Uni<List<Settled>> settle(
            Mutiny.Session session, Outbox.Facts facts, List<Answered> answers) {
        return refuseTokens(session, answers)
                .chain(() -> DeliveryTable.lock(session, conversions(answers)))
                .map(found -> settled(answers, found))
                .call(settled -> DeliveryTable.update(session, changed(settled)))
                .call(() -> AttemptTable.close(session, answers))
                .invoke(settled -> settled.forEach(each -> facts.say(each.fact())));
    }

    private List<Settled> settled(List<Answered> answers, Map<String, Delivery> found) {
        var settled = new ArrayList<Settled>();
        for (var answered : answers) {
            var now = found.get(answered.attempt().before().sale().conversion());
            if (now == null) {
                throw new IllegalStateException("a delivery that went away under a call");
            }
            var after = answered.concerns(now) ? after(now, answered) : now;
            settled.add(new Settled(answered, after));
        }
        return settled;
    }

    private Delivery after(Delivery now, Answered answered) {
        return DeliveryRules.settle(
                now,
                answered.attempt(),
                answered.answer().outcome(),
                answered.at(),
                policy,
                ThreadLocalRandom.current().nextDouble());
    }

    private static List<Delivery> changed(List<Settled> settled) {
        return settled.stream()
                .filter(each -> each.answered().concerns(each.delivery()))
                .map(Settled::delivery)
                .toList();
    }

    /// Before any delivery is locked, as [MerchantTable] asks for.
    private static Uni<Void> refuseTokens(Mutiny.Session session, List<Answered> answers) {
        return Multi.createFrom()
                .iterable(answers)
                .filter(answered -> answered.answer().outcome() instanceof Outcome.TokenRefused)
                .map(answered -> answered.attempt().merchant())
                .onItem()
                .transformToUniAndConcatenate(
                        merchant ->
                                merchant.credential()
                                                instanceof Credential.Saved(var version, var _)
                                        ? MerchantTable.refuse(session, merchant.account(), version)
                                                .replaceWithVoid()
                                        : Uni.createFrom().voidItem())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> restrain(
            Mutiny.Session session, TenantId tenant, Optional<Restraint> restraint) {
        return restraint
                .map(news -> LaneTable.restrain(session, tenant, news).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// Merchants that share a tenant share its plan: the most careful of them is right. One for
    /// whom nothing is sent has no say.
    private static int rate(Collection<Merchant> merchants) {
        return merchants.stream()
                .filter(merchant -> merchant.hindrance().isEmpty())
                .mapToInt(Merchant::requestsPerSecond)
                .min()
                .orElse(1);
    }

    private static List<String> conversions(List<Answered> answers) {
        return answers.stream()
                .map(answered -> answered.attempt().before().sale().conversion())
                .toList();
    }

    /// As precise as PostgreSQL keeps it.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
