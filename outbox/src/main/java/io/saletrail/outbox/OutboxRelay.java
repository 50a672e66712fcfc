package io.saletrail.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Carries committed facts to Kafka.
///
/// One replica relays at a time (an advisory lock that ends with the transaction), so facts of one
/// key are sent in the order of their commits. A message is deleted in a transaction that ends when
/// Kafka has acknowledged it. A crash in between sends it again, which every consumer must handle.
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  /// Messages in one transaction of the relay.
  static final int BATCH = 500;

  /// How often the relay polls without a signal: for messages of a replica that died.
  private static final Duration SWEEP = Duration.ofMillis(500);

  /// The pause while another replica relays.
  private static final Duration BUSY_RETRY = Duration.ofMillis(10);

  /// The pause after a failure.
  private static final Duration FAILURE_REST = Duration.ofSeconds(1);

  /// The number of the advisory lock: "outbox" in ASCII.
  private static final long LOCK = 0x6f7574626f78L;

  private static final String TAKE =
      """
      with taken as (
        delete from outbox_message
         where id in (select id from outbox_message order by id limit :batch)
        returning *)
      select id, topic, message_key, headers, body from taken order by id
      """;

  private final Mutiny.SessionFactory sessions;
  private final FactProducer producer;
  private final FreshContext context;
  private final Vertx vertx;

  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean stopped;

  OutboxRelay(
      Mutiny.SessionFactory sessions, FactProducer producer, FreshContext context, Vertx vertx) {
    this.sessions = sessions;
    this.producer = producer;
    this.context = context;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(SWEEP.toMillis(), timer -> wake());
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  /// Signals that something was committed.
  void wake() {
    woken.set(true);
    run();
  }

  private void run() {
    if (stopped || !running.compareAndSet(false, true)) {
      return;
    }
    woken.set(false);
    context.run(this::pass).subscribe().with(this::passed, this::failed);
  }

  /// The outcome of one pass over the table.
  private enum Pass {
    EMPTY,
    MORE,
    BUSY
  }

  private Uni<Pass> pass() {
    return sessions.withTransaction(
        session ->
            lock(session).chain(mine -> mine ? take(session) : Uni.createFrom().item(Pass.BUSY)));
  }

  private Uni<Boolean> lock(Mutiny.Session session) {
    return session
        .createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
        .setParameter("lock", LOCK)
        .getSingleResult();
  }

  private Uni<Pass> take(Mutiny.Session session) {
    return session
        .createNativeQuery(TAKE, OutboxMessage.class)
        .setParameter("batch", BATCH)
        .getResultList()
        .call(messages -> send(messages))
        .map(messages -> messages.size() < BATCH ? Pass.EMPTY : Pass.MORE);
  }

  private Uni<Void> send(List<OutboxMessage> messages) {
    var here = vertx.getOrCreateContext();
    return producer
        .sendRecords(messages.stream().map(OutboxMessage::toRecord).toList())
        .emitOn(command -> here.runOnContext(ignored -> command.run()));
  }

  private void passed(Pass pass) {
    switch (pass) {
      case MORE -> again();
      case BUSY -> rest(BUSY_RETRY);
      case EMPTY -> {
        running.set(false);
        if (woken.get()) {
          run();
        }
      }
    }
  }

  private void failed(Throwable failure) {
    if (!stopped) {
      LOG.warnf("outbox.relay outcome=FAILED error=%s", failure.getClass().getSimpleName());
    }
    rest(FAILURE_REST);
  }

  private void again() {
    running.set(false);
    run();
  }

  private void rest(Duration pause) {
    vertx.setTimer(pause.toMillis(), timer -> again());
  }
}
