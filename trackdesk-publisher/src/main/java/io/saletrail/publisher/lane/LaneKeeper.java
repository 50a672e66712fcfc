package io.saletrail.publisher.lane;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.merchant.Keyring;
import io.saletrail.publisher.readback.ReadBackLedger;
import io.saletrail.publisher.token.TokenProbe;
import io.saletrail.publisher.trackdesk.ApiKey;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskClient;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// The lanes that this replica holds. It claims lanes that have work and no holder, keeps them by
/// renewing its one lease, and releases idle ones. When the lease is lost, all lanes are.
@ApplicationScoped
public class LaneKeeper {
  private static final Logger LOG = Logger.getLogger(LaneKeeper.class);

  /// How often a stopping replica checks whether its calls have ended.
  private static final Duration DRAIN_STEP = Duration.ofMillis(10);

  private final Outbox outbox;
  private final LaneLedger ledger;
  private final LaneConfig config;
  private final LaneTelemetry telemetry;
  private final TrackdeskClient trackdesk;
  private final LaneProbes probes;
  private final Keyring keyring;
  private final Vertx vertx;

  private final Map<TenantId, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicBoolean scanning = new AtomicBoolean();
  private volatile Lease lease = Lease.none();
  private volatile boolean stopping;
  private volatile Instant measured = Instant.MIN;
  private long poll;

  LaneKeeper(
      Outbox outbox,
      LaneLedger ledger,
      LaneConfig config,
      LaneTelemetry telemetry,
      TrackdeskClient trackdesk,
      TokenProbe tokens,
      ReadBackLedger readBacks,
      Keyring keyring,
      Vertx vertx) {
    this.outbox = outbox;
    this.ledger = ledger;
    this.config = config;
    this.telemetry = telemetry;
    this.trackdesk = trackdesk;
    this.probes = new LaneProbes(tokens, readBacks);
    this.keyring = keyring;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    config.check(trackdesk.callTimeout());
    poll = vertx.setPeriodic(1, config.poll().toMillis(), timer -> scan());
  }

  /// Wakes the lanes of these tenants, and claims those that no replica holds.
  public void wake(Collection<TenantId> tenants) {
    var elsewhere =
        tenants.stream()
            .filter(
                tenant -> {
                  var lane = Optional.ofNullable(lanes.get(tenant));
                  lane.ifPresent(Lane::wake);
                  return lane.isEmpty();
                })
            .toList();
    if (elsewhere.isEmpty() || full() || stopping || !lease.holds()) {
      return;
    }
    var replica = lease.replica();
    outbox
        .write(session -> LaneTable.claim(session, replica, elsewhere))
        .subscribe()
        .with(
            claimed -> claimed.forEach(lane -> attach(replica, lane)),
            failure -> LOG.warnf("lane.claim outcome=FAILED error=%s", name(failure)));
  }

  private void scan() {
    if (stopping || !scanning.compareAndSet(false, true)) {
      return;
    }
    keepLease()
        .chain(this::releaseIdle)
        .chain(this::findWork)
        .chain(this::measure)
        .ifNoItem()
        .after(config.lease())
        .fail()
        .onTermination()
        .invoke(() -> scanning.set(false))
        .subscribe()
        .with(done -> {}, failure -> LOG.warnf("lane.scan outcome=FAILED error=%s", name(failure)));
  }

  private Uni<Void> keepLease() {
    var present = lease;
    if (!present.isRenewalDue(config.lease())) {
      return Uni.createFrom().voidItem();
    }
    var requestedAt = System.nanoTime();
    return outbox
        .write(session -> renew(session, present.replica()))
        .chain(
            kept -> kept ? hold(present.renewed(requestedAt, config.lease())) : enter(requestedAt));
  }

  private Uni<Boolean> renew(Mutiny.Session session, UUID replica) {
    return ReplicaTable.removeExpired(session)
        .chain(() -> ReplicaTable.renew(session, replica, config.lease()));
  }

  private Uni<Void> hold(Lease renewed) {
    lease = renewed;
    return Uni.createFrom().voidItem();
  }

  /// Another replica may hold the lanes now: stops all of them.
  private Uni<Void> enter(long requestedAt) {
    lanes.values().forEach(Lane::stop);
    lanes.clear();
    var fresh = Lease.none();
    return outbox
        .write(session -> ReplicaTable.insert(session, fresh.replica(), config.lease()))
        .chain(() -> hold(fresh.renewed(requestedAt, config.lease())));
  }

  private Uni<Void> releaseIdle() {
    var longAgo = Instant.now().minus(config.idleRelease());
    var idle =
        lanes.entrySet().stream()
            .filter(lane -> lane.getValue().idleSince().filter(longAgo::isAfter).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    if (idle.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    idle.forEach(tenant -> Optional.ofNullable(lanes.remove(tenant)).ifPresent(Lane::stop));
    // A lane that got work meanwhile stays claimed, and findWork attaches it again.
    return outbox
        .write(session -> LaneTable.release(session, lease.replica(), idle))
        .replaceWithVoid();
  }

  /// Claims lanes without a holder, and finds work in those that this replica holds.
  private Uni<Void> findWork() {
    var replica = lease.replica();
    var limit = Math.max(0, config.maxLanes() - lanes.size());
    return outbox
        .write(
            session ->
                LaneTable.claim(session, replica, limit)
                    .chain(() -> LaneTable.withWork(session, replica)))
        .invoke(held -> held.forEach(lane -> attach(replica, lane)))
        .replaceWithVoid();
  }

  private Uni<Void> measure() {
    var now = Instant.now();
    if (now.isBefore(measured.plus(config.measureEvery()))) {
      return Uni.createFrom().voidItem();
    }
    measured = now;
    return outbox
        .write(session -> LaneTable.oldestDue(session, lease.replica()))
        .invoke(oldest -> telemetry.held(lanes.size(), oldest))
        .replaceWithVoid();
  }

  /// Runs a lane that this replica claimed.
  private void attach(UUID replica, ThrottleState.Claimed claimed) {
    if (stopping || !replica.equals(lease.replica())) {
      return;
    }
    claimed
        .id()
        .ifPresent(
            id ->
                lanes.computeIfAbsent(id, tenant -> lane(tenant, claimed.throttleState())).wake());
  }

  private Lane lane(TenantId tenant, ThrottleState throttleState) {
    var replica = lease.replica();
    return new Lane(
        tenant,
        ledger,
        config,
        new Throttle(config, ledger.ratePause(), throttleState),
        ((VertxInternal) vertx).createEventLoopContext(),
        this::call,
        probes,
        () -> lease.holds() && lease.replica().equals(replica),
        telemetry);
  }

  private Uni<TrackdeskResponse> call(Attempt attempt) {
    return keyring
        .open(attempt.account(), attempt.binding())
        .map(key -> call(attempt, key))
        .orElseGet(() -> Uni.createFrom().item(unsent(attempt, Failure.TOKEN_UNREADABLE)));
  }

  private Uni<TrackdeskResponse> call(Attempt attempt, ApiKey key) {
    return attempt
        .request(address -> keyring.address(attempt.account(), address))
        .map(request -> trackdesk.call(attempt.tenant(), key, request, attempt.idempotencyKey()))
        .orElseGet(() -> Uni.createFrom().item(unsent(attempt, Failure.CREDIT_UNREADABLE)));
  }

  private static TrackdeskResponse unsent(Attempt attempt, Failure failure) {
    LOG.errorf("lane.call merchant=%s outcome=%s", attempt.account(), failure);
    return TrackdeskResponse.unsent(new Outcome.Unavailable(failure));
  }

  private boolean full() {
    return lanes.size() >= config.maxLanes();
  }

  /// Waits for the calls in flight; then frees the lanes without waiting for the lease to expire.
  void stop(@Observes ShutdownEvent stopped) {
    stopping = true;
    vertx.cancelTimer(poll);
    lanes.values().forEach(Lane::stop);
    awaitIdle();
    var replica = lease.replica();
    try {
      outbox
          .write(
              session ->
                  LaneTable.closeFor(session, replica, config.rateWindow())
                      .chain(() -> ReplicaTable.delete(session, replica)))
          .await()
          .atMost(config.lease());
    } catch (RuntimeException e) {
      LOG.warnf("lane.release outcome=FAILED error=%s", name(e));
    }
  }

  private void awaitIdle() {
    var deadline = Instant.now().plus(config.drainTimeout());
    while (!lanes.values().stream().allMatch(lane -> lane.idleSince().isPresent())
        && Instant.now().isBefore(deadline)) {
      try {
        Thread.sleep(DRAIN_STEP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String name(Throwable failure) {
    return failure.getClass().getSimpleName();
  }
}
