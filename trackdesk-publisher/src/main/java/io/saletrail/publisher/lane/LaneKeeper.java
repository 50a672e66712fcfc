package io.saletrail.publisher.lane;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.merchant.Keyring;
import io.saletrail.publisher.token.TokenProbe;
import io.saletrail.publisher.trackdesk.ApiKey;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Trouble;
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

/// Which lanes this replica holds. It takes lanes that have work and no holder, keeps them alive by
/// renewing its one lease, and gives idle ones back. When the lease is lost, all lanes are.
@ApplicationScoped
public class LaneKeeper {
  private static final Logger LOG = Logger.getLogger(LaneKeeper.class);

  /// How often a stopping replica looks whether its calls are over.
  private static final Duration DRAIN_STEP = Duration.ofMillis(10);

  private final Outbox outbox;
  private final LaneLedger ledger;
  private final LaneConfig config;
  private final LaneTelemetry journal;
  private final TrackdeskClient trackdesk;
  private final TokenProbe tokens;
  private final Keyring keyring;
  private final Vertx vertx;

  private final Map<TenantId, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Lease lease = Lease.none();
  private volatile boolean stopping;
  private volatile Instant measured = Instant.MIN;
  private long poll;

  LaneKeeper(
      Outbox outbox,
      LaneLedger ledger,
      LaneConfig config,
      LaneTelemetry journal,
      TrackdeskClient trackdesk,
      TokenProbe tokens,
      Keyring keyring,
      Vertx vertx) {
    this.outbox = outbox;
    this.ledger = ledger;
    this.config = config;
    this.journal = journal;
    this.trackdesk = trackdesk;
    this.tokens = tokens;
    this.keyring = keyring;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    config.check(trackdesk.callTimeout());
    poll = vertx.setPeriodic(1, config.poll().toMillis(), timer -> look());
  }

  /// Work arrived for these tenants: those whose lane is here go on at once, the others are taken
  /// if nobody has them.
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
        .write(session -> LaneTable.take(session, replica, elsewhere))
        .subscribe()
        .with(
            taken -> taken.forEach(lane -> adopt(replica, lane)),
            failure -> LOG.warnf("lane.take outcome=FAILED error=%s", name(failure)));
  }

  private void look() {
    if (stopping || !looking.compareAndSet(false, true)) {
      return;
    }
    keepLease()
        .chain(this::giveBackIdle)
        .chain(this::takeFree)
        .chain(this::lookForWork)
        .chain(this::measure)
        .ifNoItem()
        .after(config.lease())
        .fail()
        .onTermination()
        .invoke(() -> looking.set(false))
        .subscribe()
        .with(done -> {}, failure -> LOG.warnf("lane.look outcome=FAILED error=%s", name(failure)));
  }

  private Uni<Void> keepLease() {
    var present = lease;
    if (!present.wantsRenewal(config.lease())) {
      return Uni.createFrom().voidItem();
    }
    var asked = System.nanoTime();
    return outbox
        .write(session -> renew(session, present.replica()))
        .chain(kept -> kept ? hold(present.renewed(asked, config.lease())) : enter(asked));
  }

  private Uni<Boolean> renew(Mutiny.Session session, UUID replica) {
    return ReplicaTable.bury(session)
        .chain(() -> ReplicaTable.renew(session, replica, config.lease()));
  }

  private Uni<Void> hold(Lease renewed) {
    lease = renewed;
    return Uni.createFrom().voidItem();
  }

  /// The lanes may be somebody else's by now: none of them is touched any more.
  private Uni<Void> enter(long asked) {
    lanes.values().forEach(Lane::stop);
    lanes.clear();
    var fresh = Lease.none();
    return outbox
        .write(session -> ReplicaTable.enter(session, fresh.replica(), config.lease()))
        .chain(() -> hold(fresh.renewed(asked, config.lease())));
  }

  private Uni<Void> giveBackIdle() {
    var longAgo = Instant.now().minus(config.linger());
    var idle =
        lanes.entrySet().stream()
            .filter(lane -> lane.getValue().idleSince().filter(longAgo::isAfter).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    if (idle.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    idle.forEach(tenant -> Optional.ofNullable(lanes.remove(tenant)).ifPresent(Lane::stop));
    // Where work came in between the lane stays ours, and lookForWork takes it up again.
    return outbox
        .write(session -> LaneTable.release(session, lease.replica(), idle))
        .replaceWithVoid();
  }

  private Uni<Void> takeFree() {
    if (full()) {
      return Uni.createFrom().voidItem();
    }
    var replica = lease.replica();
    var most = config.most() - lanes.size();
    return outbox
        .write(session -> LaneTable.take(session, replica, most))
        .invoke(taken -> taken.forEach(lane -> adopt(replica, lane)))
        .replaceWithVoid();
  }

  private Uni<Void> lookForWork() {
    var replica = lease.replica();
    return outbox
        .write(session -> LaneTable.withWork(session, replica))
        .invoke(held -> held.forEach(lane -> adopt(replica, lane)))
        .replaceWithVoid();
  }

  private Uni<Void> measure() {
    var now = Instant.now();
    if (now.isBefore(measured.plus(config.measure()))) {
      return Uni.createFrom().voidItem();
    }
    measured = now;
    return outbox
        .write(session -> LaneTable.oldestDue(session, lease.replica()))
        .invoke(oldest -> journal.held(lanes.size(), late(oldest, now)))
        .replaceWithVoid();
  }

  private static Duration late(Optional<Instant> oldest, Instant now) {
    return oldest
        .filter(due -> due.isBefore(now))
        .map(due -> Duration.between(due, now))
        .orElse(Duration.ZERO);
  }

  /// Drives a lane that was taken in this replica's name.
  private void adopt(UUID replica, ThrottleState.Taken taken) {
    if (stopping || !replica.equals(lease.replica())) {
      return;
    }
    taken
        .id()
        .ifPresent(
            id -> lanes.computeIfAbsent(id, tenant -> lane(tenant, taken.restraint())).wake());
  }

  private Lane lane(TenantId tenant, ThrottleState restraint) {
    var replica = lease.replica();
    return new Lane(
        tenant,
        ledger,
        config,
        new Throttle(config, ledger.ratePause(), restraint),
        ((VertxInternal) vertx).createEventLoopContext(),
        this::call,
        tokens,
        () -> lease.holds() && lease.replica().equals(replica),
        journal);
  }

  private Uni<TrackdeskResponse> call(Attempt attempt) {
    return keyring
        .open(attempt.merchant())
        .map(key -> call(attempt, key))
        .orElseGet(() -> Uni.createFrom().item(unsent(attempt, Trouble.TOKEN_UNREADABLE)));
  }

  private Uni<TrackdeskResponse> call(Attempt attempt, ApiKey key) {
    return attempt
        .request(address -> keyring.address(attempt.merchant(), address))
        .map(request -> trackdesk.call(attempt.tenant(), key, request, attempt.idempotencyKey()))
        .orElseGet(() -> Uni.createFrom().item(unsent(attempt, Trouble.CREDIT_UNREADABLE)));
  }

  private static TrackdeskResponse unsent(Attempt attempt, Trouble trouble) {
    LOG.errorf("lane.call merchant=%s outcome=%s", attempt.merchant().account(), trouble);
    return TrackdeskResponse.unsent(new Outcome.Unavailable(trouble));
  }

  private boolean full() {
    return lanes.size() >= config.most();
  }

  /// Calls under way are waited for; then the lanes are free at once, and not only when the lease
  /// ends.
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
                  LaneTable.leave(session, replica, config.rateWindow())
                      .chain(() -> ReplicaTable.leave(session, replica)))
          .await()
          .atMost(config.lease());
    } catch (RuntimeException e) {
      LOG.warnf("lane.leave outcome=FAILED error=%s", name(e));
    }
  }

  private void awaitIdle() {
    var deadline = Instant.now().plus(config.drain());
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
