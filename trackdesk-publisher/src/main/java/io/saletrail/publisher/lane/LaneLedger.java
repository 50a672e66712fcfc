package io.saletrail.publisher.lane;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.delivery.AttemptTable;
import io.saletrail.publisher.delivery.CallResult;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.DeliveryState;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.delivery.LanePlan;
import io.saletrail.publisher.delivery.RetryConfig;
import io.saletrail.publisher.delivery.RetryPolicy;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.token.TokenCheck;
import io.saletrail.publisher.token.TokenCheckTable;
import io.saletrail.publisher.token.TokenProbe;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// A lane's transactions: one before its calls, one after them, one when nothing is left to do.
/// Lanes that are busy at the same time share them.
@ApplicationScoped
public class LaneLedger {
  private final Outbox outbox;
  private final LaneConfig config;
  private final RetryPolicy policy;
  private final GroupCommit<Wish, Claim> claims;
  private final GroupCommit<News, List<Settled>> settlements;
  private final GroupCommit<TenantId, Optional<Instant>> rests;

  LaneLedger(Outbox outbox, LaneConfig config, RetryConfig retry) {
    this.outbox = outbox;
    this.config = config;
    this.policy = retry.policy();
    this.claims = shared(this::claim);
    this.settlements = shared(this::settle);
    this.rests = shared(this::rest);
  }

  private <Q, A> GroupCommit<Q, A> shared(Function<List<Q>, Uni<List<A>>> transaction) {
    return new GroupCommit<>(config.transactionsAtOnce(), config.lanesInTransaction(), transaction);
  }

  /// What a lane has to do.
  ///
  /// @param attempts calls to make now: they are on record
  /// @param check a token to try now: that is on record too
  /// @param found deliveries whose turn it was, those held or done with included
  /// @param rate calls that the tenant's merchants allow in a second
  record Claim(List<Attempt> attempts, Optional<TokenCheck> check, int found, int rate) {
    static final Claim NOTHING = nothing(1);

    static Claim nothing(int rate) {
      return new Claim(List.of(), Optional.empty(), 0, rate);
    }
  }

  /// A lane that would make so many calls.
  private record Wish(TenantId tenant, int most) {}

  /// What came of a lane's calls.
  private record News(
      TenantId tenant, List<CallResult> answers, Optional<ThrottleState> restraint) {}

  /// A call that is over, and how its delivery stands now.
  record Settled(CallResult answered, Delivery delivery) {
    DeliveryAttempted fact() {
      return answered.fact(delivery);
    }

    /// Whether the delivery's next call may be made at once.
    boolean dueAt(Instant now) {
      return delivery.state() instanceof DeliveryState.Due(var at, var _) && !at.isAfter(now);
    }
  }

  /// Takes what is due in a lane and puts the calls to make on record.
  Uni<Claim> claim(TenantId tenant, int most) {
    return claims.ask(new Wish(tenant, most));
  }

  /// Records what came of calls, what that makes of their deliveries, and the facts about it.
  ///
  /// @param restraint what now holds the lane back, where that is news
  Uni<List<Settled>> settle(
      TenantId tenant, List<CallResult> answers, Optional<ThrottleState> restraint) {
    return settlements.ask(new News(tenant, answers, restraint));
  }

  /// When a lane with nothing to do has something to do again.
  Uni<Optional<Instant>> rest(TenantId tenant) {
    return rests.ask(tenant);
  }

  /// How long to stay away after a 429 that does not say it.
  Duration ratePause() {
    return policy.ratePause();
  }

  private Uni<List<Claim>> claim(List<Wish> wishes) {
    var room = new LinkedHashMap<TenantId, Integer>();
    wishes.forEach(wish -> room.putIfAbsent(wish.tenant(), wish.most()));
    return outbox
        .write(
            (session, facts) ->
                MerchantTable.shareTenants(session, room.keySet())
                    .chain(merchants -> turn(session, facts, merchants, room)))
        .map(claims -> wishes.stream().map(wish -> handOut(claims, wish)).toList());
  }

  /// A lane that has just changed hands may ask twice: nothing is taken twice.
  private static Claim handOut(Map<TenantId, Claim> claims, Wish wish) {
    var claim = claims.getOrDefault(wish.tenant(), Claim.NOTHING);
    claims.put(wish.tenant(), Claim.nothing(claim.rate()));
    return claim;
  }

  private Uni<Map<TenantId, Claim>> turn(
      Mutiny.Session session,
      Outbox.Facts facts,
      Map<TenantId, List<Merchant>> merchants,
      Map<TenantId, Integer> room) {
    var now = now();
    var lostAt = now.plus(config.callLostAfter());
    var byAccount =
        merchants.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(Merchant::account, Function.identity()));
    return TokenCheckTable.begin(session, TokenCheck.due(merchants, now), lostAt)
        .chain(
            checks ->
                DeliveryTable.lockDue(session, due(merchants, room, checks), now)
                    .map(due -> LanePlan.of(due, byAccount, now, lostAt))
                    .invoke(turn -> turn.held().forEach(facts::publish))
                    .call(turn -> DeliveryTable.update(session, turn.changed()))
                    .call(turn -> AttemptTable.open(session, turn.attempts()))
                    .map(turn -> claims(merchants, checks, turn)));
  }

  /// A try of a token takes the place of one delivery.
  private static List<DeliveryTable.Due> due(
      Map<TenantId, List<Merchant>> merchants,
      Map<TenantId, Integer> room,
      Map<TenantId, TokenCheck> checks) {
    return merchants.entrySet().stream()
        .map(
            tenant ->
                new DeliveryTable.Due(
                    tenant.getValue().stream().map(Merchant::account).toList(),
                    room.getOrDefault(tenant.getKey(), 0)
                        - (checks.containsKey(tenant.getKey()) ? 1 : 0)))
        .toList();
  }

  private static Map<TenantId, Claim> claims(
      Map<TenantId, List<Merchant>> merchants, Map<TenantId, TokenCheck> checks, LanePlan turn) {
    var claims = new HashMap<TenantId, Claim>();
    merchants.forEach(
        (tenant, its) -> {
          var accounts = its.stream().map(Merchant::account).collect(Collectors.toSet());
          var part = turn.of(accounts);
          claims.put(
              tenant,
              new Claim(
                  part.attempts(),
                  Optional.ofNullable(checks.get(tenant)),
                  part.changed().size(),
                  rate(its)));
        });
    return claims;
  }

  private Uni<List<List<Settled>>> settle(List<News> news) {
    var answers = news.stream().flatMap(each -> each.answers().stream()).toList();
    return outbox.write(
        (session, facts) ->
            refuseTokens(session, facts, answers)
                .chain(() -> DeliveryTable.lock(session, conversions(answers)))
                .map(found -> settled(news, found))
                .call(settled -> record(session, facts, answers, settled))
                .call(() -> LaneTable.restrain(session, restraints(news))));
  }

  private static Uni<?> record(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<CallResult> answers,
      List<List<Settled>> settled) {
    var all = settled.stream().flatMap(List::stream).toList();
    return DeliveryTable.update(session, changed(all))
        .chain(() -> AttemptTable.close(session, answers))
        .invoke(() -> all.forEach(each -> facts.publish(each.fact())));
  }

  private Uni<List<Optional<Instant>>> rest(List<TenantId> tenants) {
    return outbox
        .write(session -> LaneTable.rest(session, tenants))
        .map(due -> tenants.stream().map(tenant -> Optional.ofNullable(due.get(tenant))).toList());
  }

  private List<List<Settled>> settled(List<News> news, Map<String, Delivery> found) {
    return news.stream().map(each -> settled(each.answers(), found)).toList();
  }

  private List<Settled> settled(Collection<CallResult> answers, Map<String, Delivery> found) {
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

  private Delivery after(Delivery now, CallResult answered) {
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
  private static Uni<Void> refuseTokens(
      Mutiny.Session session, Outbox.Facts facts, List<CallResult> answers) {
    var refused =
        answers.stream()
            .filter(each -> each.answer().outcome() instanceof Outcome.TokenRefused)
            .sorted(Comparator.comparing(each -> each.attempt().merchant().account()));
    return Multi.createFrom()
        .items(refused)
        .onItem()
        .transformToUniAndConcatenate(
            answered ->
                TokenProbe.refuse(
                    session,
                    facts,
                    answered.attempt().merchant(),
                    answered.attempt().tenant(),
                    answered.answer(),
                    answered.at()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Map<TenantId, ThrottleState> restraints(List<News> news) {
    var restraints = new HashMap<TenantId, ThrottleState>();
    news.forEach(
        each -> each.restraint().ifPresent(restraint -> restraints.put(each.tenant(), restraint)));
    return restraints;
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

  private static List<String> conversions(List<CallResult> answers) {
    return answers.stream()
        .map(answered -> answered.attempt().before().sale().conversion())
        .toList();
  }

  /// As precise as PostgreSQL keeps it.
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
