package io.saletrail.publisher.lane;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.delivery.AttemptTable;
import io.saletrail.publisher.delivery.CallResult;
import io.saletrail.publisher.delivery.DatabaseClock;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryFacts;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.DeliveryState;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.delivery.LanePlan;
import io.saletrail.publisher.delivery.RetryConfig;
import io.saletrail.publisher.delivery.RetryPolicy;
import io.saletrail.publisher.delivery.SealedResponses;
import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.readback.ReadBack;
import io.saletrail.publisher.readback.ReadBackLedger;
import io.saletrail.publisher.token.TokenCheck;
import io.saletrail.publisher.token.TokenCheckTable;
import io.saletrail.publisher.token.TokenProbe;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// A lane's transactions: one before its calls, one after them, one when nothing is left to do.
/// Lanes that are busy at the same time share them.
@ApplicationScoped
public class LaneLedger {
  private final Outbox outbox;
  private final LaneConfig config;
  private final RetryPolicy policy;
  private final ReadBackLedger readBacks;
  private final SealedResponses responses;
  private final GroupCommit<ClaimRequest, Claim> claims;
  private final GroupCommit<CallBatch, List<Settled>> settlements;
  private final GroupCommit<TenantId, Optional<Instant>> idleChecks;

  LaneLedger(
      Outbox outbox,
      LaneConfig config,
      RetryConfig retry,
      ReadBackLedger readBacks,
      SealedResponses responses) {
    this.outbox = outbox;
    this.responses = responses;
    this.config = config;
    this.policy = retry.policy();
    this.readBacks = readBacks;
    this.claims = shared(config.claimLinger(), this::claim);
    this.settlements = shared(config.settleLinger(), this::settle);
    this.idleChecks = shared(config.settleLinger(), this::nextDue);
  }

  private <Q, A> GroupCommit<Q, A> shared(
      Duration linger, Function<List<Q>, Uni<List<A>>> transaction) {
    return new GroupCommit<>(
        config.concurrentTransactions(), config.lanesPerTransaction(), after(linger), transaction);
  }

  private static Consumer<Runnable> after(Duration linger) {
    return command -> {
      var _ =
          Infrastructure.getDefaultWorkerPool()
              .schedule(command, linger.toMillis(), TimeUnit.MILLISECONDS);
    };
  }

  /// The work of a lane.
  ///
  /// @param attempts recorded calls to make now
  /// @param check recorded token check to make now
  /// @param readBack recorded report to ask for now
  /// @param found due deliveries, those held or already delivered included
  /// @param rate calls per second that the tenant's merchants allow; empty where their settings
  ///   change at this moment, or there are none
  record Claim(
      List<Attempt> attempts,
      Optional<TokenCheck> check,
      Optional<ReadBack> readBack,
      int found,
      OptionalInt rate) {
    static final Claim NOTHING = nothing(OptionalInt.empty());

    static Claim nothing(OptionalInt rate) {
      return new Claim(List.of(), Optional.empty(), Optional.empty(), 0, rate);
    }

    /// Whether another claim may find more.
    boolean isPartial(int room) {
      return found == room || check.isPresent() || readBack.isPresent();
    }
  }

  /// A lane and its free capacity.
  private record ClaimRequest(TenantId tenant, int limit) {}

  /// The results of a lane's calls.
  private record CallBatch(
      TenantId tenant, List<CallResult> answers, Optional<ThrottleState> throttleState) {}

  /// A finished call, and its delivery before and after its result.
  record Settled(CallResult result, Delivery before, Delivery delivery) {
    boolean isChanged() {
      return !before.equals(delivery);
    }

    /// Whether a result that came too late made another call necessary.
    boolean isLateChange() {
      return isChanged() && !result.concerns(before);
    }

    DeliveryAttempted fact() {
      return result.fact(delivery);
    }

    /// Whether the delivery's next call is due.
    boolean dueAt(Instant now) {
      return delivery.state() instanceof DeliveryState.Due(var at, var _) && !at.isAfter(now);
    }
  }

  /// Claims what is due in a lane and records the calls to make.
  Uni<Claim> claim(TenantId tenant, int limit) {
    return claims.submit(new ClaimRequest(tenant, limit));
  }

  /// Records the results of calls, the deliveries after them, and the facts about both.
  ///
  /// @param throttleState the new limits of the lane, if they changed
  Uni<List<Settled>> settle(
      TenantId tenant, List<CallResult> answers, Optional<ThrottleState> throttleState) {
    return settlements.submit(new CallBatch(tenant, answers, throttleState));
  }

  /// When an idle lane has work again.
  Uni<Optional<Instant>> nextDue(TenantId tenant) {
    return idleChecks.submit(tenant);
  }

  /// The pause after a 429 without `Retry-After`.
  Duration ratePause() {
    return policy.ratePause();
  }

  private Uni<List<Claim>> claim(List<ClaimRequest> requests) {
    var room = new LinkedHashMap<TenantId, Integer>();
    requests.forEach(request -> room.putIfAbsent(request.tenant(), request.limit()));
    return outbox
        .write(
            (session, facts) ->
                MerchantTable.shareTenants(session, room.keySet())
                    .chain(shared -> plan(session, facts, shared, room)))
        .map(claims -> requests.stream().map(request -> handOver(claims, request)).toList());
  }

  /// After a change of its holder a lane may be claimed twice; no delivery is claimed twice.
  private static Claim handOver(Map<TenantId, Claim> claims, ClaimRequest request) {
    var claim = claims.getOrDefault(request.tenant(), Claim.NOTHING);
    claims.put(request.tenant(), Claim.nothing(claim.rate()));
    return claim;
  }

  private Uni<Map<TenantId, Claim>> plan(
      Mutiny.Session session,
      Outbox.Facts facts,
      MerchantTable.Shared shared,
      Map<TenantId, Integer> room) {
    var now = shared.at();
    var lostAt = now.plus(config.callLostAfter());
    var byAccount = shared.merchants();
    var merchants = MerchantTable.byTenant(byAccount.values(), room.keySet());
    return TokenCheckTable.begin(session, TokenCheck.due(merchants, now), lostAt)
        .chain(checks -> probes(session, merchants, room, checks, now, lostAt))
        .chain(
            probes ->
                DeliveryTable.lockDue(session, due(merchants, probes.left(room)), now)
                    .map(due -> LanePlan.of(due, byAccount, now, lostAt))
                    .call(plan -> DeliveryTable.update(session, plan.changed()))
                    .call(plan -> DeliveryFacts.publish(session, facts, plan.held()))
                    .call(plan -> AttemptTable.open(session, plan.attempts()))
                    .map(plan -> claims(merchants, probes, plan)));
  }

  /// Calls that change nothing. Each takes the slot of one delivery.
  private record Probes(Map<TenantId, TokenCheck> checks, Map<TenantId, ReadBack> readBacks) {
    Map<TenantId, Integer> left(Map<TenantId, Integer> room) {
      var left = new HashMap<>(room);
      checks.keySet().forEach(tenant -> left.merge(tenant, -1, Integer::sum));
      readBacks.keySet().forEach(tenant -> left.merge(tenant, -1, Integer::sum));
      return left;
    }
  }

  private Uni<Probes> probes(
      Mutiny.Session session,
      Map<TenantId, List<Merchant>> merchants,
      Map<TenantId, Integer> room,
      Map<TenantId, TokenCheck> checks,
      Instant now,
      Instant lostAt) {
    var left = new Probes(checks, Map.of()).left(room);
    var free = new HashMap<>(merchants);
    free.keySet().removeIf(tenant -> left.getOrDefault(tenant, 0) < 1);
    return readBacks
        .begin(session, free, now, lostAt)
        .map(readings -> new Probes(checks, readings));
  }

  private static List<DeliveryTable.Due> due(
      Map<TenantId, List<Merchant>> merchants, Map<TenantId, Integer> left) {
    return merchants.entrySet().stream()
        .map(
            tenant ->
                new DeliveryTable.Due(
                    tenant.getKey(),
                    tenant.getValue().stream().map(Merchant::account).toList(),
                    left.getOrDefault(tenant.getKey(), 0)))
        .toList();
  }

  private static Map<TenantId, Claim> claims(
      Map<TenantId, List<Merchant>> merchants, Probes probes, LanePlan plan) {
    var claims = new HashMap<TenantId, Claim>();
    merchants.forEach(
        (tenant, its) ->
            claims.put(
                tenant,
                new Claim(
                    plan.attempts(tenant),
                    Optional.ofNullable(probes.checks().get(tenant)),
                    Optional.ofNullable(probes.readBacks().get(tenant)),
                    plan.found(tenant),
                    OptionalInt.of(rate(tenant, its)))));
    return claims;
  }

  private Uni<List<List<Settled>>> settle(List<CallBatch> batches) {
    var answers = batches.stream().flatMap(each -> each.answers().stream()).toList();
    return outbox.write(
        (session, facts) ->
            rejectTokens(session, facts, answers)
                .chain(() -> DeliveryTable.lock(session, conversions(answers)))
                .chain(found -> DatabaseClock.now(session).map(now -> settled(batches, found, now)))
                .call(settled -> record(session, facts, answers, settled))
                .call(() -> responses.store(session, answers))
                .call(() -> readBacks.plan(session, answers))
                .call(() -> LaneTable.saveThrottle(session, throttles(batches)))
                .call(settled -> LaneTable.workArrived(session, lateWork(settled))));
  }

  private static Uni<?> record(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<CallResult> answers,
      List<List<Settled>> settled) {
    var all = settled.stream().flatMap(List::stream).toList();
    return DeliveryFacts.publishWith(session, facts, latest(all), facts(all))
        .chain(() -> AttemptTable.close(session, answers));
  }

  private Uni<List<Optional<Instant>>> nextDue(List<TenantId> tenants) {
    return outbox
        .write(session -> LaneTable.nextDue(session, tenants, readBacks.enabled()))
        .map(due -> tenants.stream().map(tenant -> Optional.ofNullable(due.get(tenant))).toList());
  }

  /// The lane may have another holder, who learns of the work by the table.
  private static Set<TenantId> lateWork(List<List<Settled>> settled) {
    return settled.stream()
        .flatMap(List::stream)
        .filter(Settled::isLateChange)
        .map(each -> each.result().attempt().tenant())
        .collect(Collectors.toSet());
  }

  private List<List<Settled>> settled(
      List<CallBatch> batches, Map<String, Delivery> found, Instant at) {
    var stored = new HashMap<>(found);
    return batches.stream().map(each -> settled(each.answers(), stored, at)).toList();
  }

  /// @param stored the deliveries, which each result changes
  private List<Settled> settled(
      Collection<CallResult> answers, Map<String, Delivery> stored, Instant at) {
    var settled = new ArrayList<Settled>();
    for (var result : answers) {
      var conversion = result.attempt().before().sale().conversion();
      var now = stored.get(conversion);
      if (now == null) {
        throw new IllegalStateException("a delivery that went away under a call");
      }
      var after = after(now, result, at);
      stored.put(conversion, after);
      settled.add(new Settled(result, now, after));
    }
    return settled;
  }

  private Delivery after(Delivery now, CallResult result, Instant at) {
    var outcome = result.response().outcome();
    if (!result.concerns(now)) {
      return DeliveryRules.settleLate(now, result.attempt(), outcome, at);
    }
    var chance = ThreadLocalRandom.current().nextDouble();
    return DeliveryRules.settle(now, result.attempt(), outcome, at, policy, chance);
  }

  private static List<DeliveryAttempted> facts(List<Settled> settled) {
    return settled.stream().map(Settled::fact).toList();
  }

  /// Each delivery once, after its last result.
  private static Collection<Delivery> latest(List<Settled> settled) {
    var latest = new LinkedHashMap<String, Delivery>();
    settled.forEach(each -> latest.put(each.delivery().sale().conversion(), each.delivery()));
    return latest.values();
  }

  /// Before any delivery is locked, as [MerchantTable] requires.
  private Uni<Void> rejectTokens(
      Mutiny.Session session, Outbox.Facts facts, List<CallResult> answers) {
    var rejected =
        answers.stream()
            .filter(each -> each.response().outcome() instanceof Outcome.TokenRejected)
            .toList();
    if (rejected.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var accounts =
        rejected.stream().map(each -> each.attempt().account()).collect(Collectors.toSet());
    return MerchantTable.lock(session, accounts).chain(() -> rejectEach(session, facts, rejected));
  }

  private Uni<Void> rejectEach(
      Mutiny.Session session, Outbox.Facts facts, List<CallResult> rejected) {
    return Multi.createFrom()
        .iterable(rejected)
        .onItem()
        .transformToUniAndConcatenate(
            result ->
                TokenProbe.reject(
                    session,
                    facts,
                    result.attempt().account(),
                    result.attempt().binding(),
                    result.response(),
                    result.at(),
                    policy))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Map<TenantId, ThrottleState> throttles(List<CallBatch> batches) {
    var throttles = new HashMap<TenantId, ThrottleState>();
    batches.forEach(
        each ->
            each.throttleState()
                .ifPresent(throttleState -> throttles.put(each.tenant(), throttleState)));
    return throttles;
  }

  /// Merchants that share a tenant share its plan: the lowest rate applies. A merchant for whom
  /// nothing is sent does not count, nor does one that has left the tenant while another uses it.
  private static int rate(TenantId tenant, Collection<Merchant> merchants) {
    var sending = merchants.stream().filter(merchant -> merchant.block(tenant).isEmpty()).toList();
    var current =
        sending.stream().filter(merchant -> merchant.tenant().filter(tenant::equals).isPresent());
    return rates(tenant, current)
        .min()
        .orElseGet(() -> rates(tenant, sending.stream()).min().orElse(1));
  }

  private static IntStream rates(TenantId tenant, Stream<Merchant> merchants) {
    return merchants
        .flatMap(merchant -> merchant.binding(tenant).stream())
        .mapToInt(Binding::requestsPerSecond);
  }

  private static List<String> conversions(List<CallResult> answers) {
    return answers.stream().map(result -> result.attempt().before().sale().conversion()).toList();
  }
}
