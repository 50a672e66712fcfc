package io.saletrail.outbox.relay;

import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Sent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// One transaction of the relay: takes rows of some shards, sends them, and deletes those that
/// Kafka has acknowledged.
///
/// The transaction keeps the shards' locks until the outcome of every send is known. Rows are
/// deleted afterwards, so a crash sends them again.
@ApplicationScoped
class RelayPass {
  /// Messages in one transaction.
  static final int BATCH = 500;

  /// Messages of one shard in a transaction of several. What is committed meanwhile waits for its
  /// end, so a flood must not make it long.
  private static final int SHARE = 25;

  private final Mutiny.SessionFactory sessions;
  private final FactProducer producer;
  private final RefusedFacts refused;
  private final Vertx vertx;

  RelayPass(
      Mutiny.SessionFactory sessions, FactProducer producer, RefusedFacts refused, Vertx vertx) {
    this.sessions = sessions;
    this.producer = producer;
    this.refused = refused;
    this.vertx = vertx;
  }

  /// The outcome of a pass.
  ///
  /// @param busy shards that another replica carries
  /// @param more shards that have more rows than a pass takes
  record Result(Set<Integer> busy, Set<Integer> more, RowOutcomes settlement) {}

  Uni<Result> run(List<Integer> shards, ShardMarks marks) {
    return sessions
        .withTransaction(
            session ->
                OutboxTable.lock(session, shards)
                    .chain(locked -> carry(session, shards, locked, marks)))
        .invoke(result -> refused.report(result.settlement()));
  }

  /// A statement of its own: its snapshot is younger than the locks.
  private Uni<Result> carry(
      Mutiny.Session session, List<Integer> shards, List<Integer> locked, ShardMarks marks) {
    var busy = new HashSet<>(shards);
    locked.forEach(busy::remove);
    if (locked.isEmpty()) {
      return Uni.createFrom()
          .item(new Result(busy, Set.of(), RowOutcomes.of(List.of(), List.of())));
    }
    var each = locked.size() == 1 ? BATCH : SHARE;
    return OutboxTable.take(session, locked, marks, each)
        .chain(messages -> send(session, messages))
        .map(sent -> new Result(busy, full(sent.messages(), each), sent.settlement()));
  }

  private record SentMessages(List<OutboxMessage> messages, RowOutcomes settlement) {}

  private Uni<SentMessages> send(Mutiny.Session session, List<OutboxMessage> messages) {
    return settle(messages)
        .map(outcomes -> RowOutcomes.of(messages, outcomes))
        .call(settlement -> OutboxTable.delete(session, settlement.sent()))
        .call(settlement -> RefusedTable.keepApart(session, settlement.refused()))
        .call(settlement -> RefusedTable.supersede(session, settlement.superseding()))
        .map(settlement -> new SentMessages(messages, settlement));
  }

  /// Applies again what was refused, where it is due.
  Uni<RowOutcomes> retry(int shard, boolean all) {
    return sessions.withTransaction(
        session ->
            OutboxTable.lock(session, List.of(shard))
                .chain(
                    locked ->
                        locked.isEmpty()
                            ? Uni.createFrom().item(RowOutcomes.of(List.of(), List.of()))
                            : retry(session, shard, all)));
  }

  private Uni<RowOutcomes> retry(Mutiny.Session session, int shard, boolean all) {
    return RefusedTable.take(session, shard, all, BATCH)
        .chain(messages -> settle(messages).map(outcomes -> RowOutcomes.of(messages, outcomes)))
        .call(settlement -> RefusedTable.delete(session, settlement.sent()))
        .call(settlement -> RefusedTable.tried(session, settlement.refused()));
  }

  private Uni<List<Sent>> settle(List<OutboxMessage> messages) {
    var here = vertx.getOrCreateContext();
    return producer
        .settle(messages.stream().map(OutboxMessage::toRecord).toList())
        .emitOn(command -> here.runOnContext(ignored -> command.run()));
  }

  private static Set<Integer> full(List<OutboxMessage> messages, int each) {
    var counts = new HashMap<Integer, Integer>();
    messages.forEach(message -> counts.merge(message.shard, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == each)
        .map(entry -> entry.getKey())
        .collect(Collectors.toSet());
  }
}
