package io.saletrail.settings.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.outbox.FreshContext;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Consumes one batch of messages in one transaction.
///
/// A message that cannot be read is skipped: logged with its position, counted, and left on its
/// topic. While the database is down, the batch is retried.
@ApplicationScoped
public class FactBatch {
  private static final Logger LOG = Logger.getLogger(FactBatch.class);

  private final Mutiny.SessionFactory sessions;
  private final FreshContext context;
  private final MeterRegistry meters;

  FactBatch(Mutiny.SessionFactory sessions, FreshContext context, MeterRegistry meters) {
    this.sessions = sessions;
    this.context = context;
    this.meters = meters;
  }

  /// Reads the facts of a batch and stores them.
  public <F extends Fact> Uni<Void> enter(
      ConsumerRecords<String, byte[]> records,
      Class<F> family,
      BiFunction<Mutiny.Session, List<F>, Uni<Void>> projection) {
    var facts = read(records, family);
    if (facts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Outage.retryUntilUp(
        "feed.enter",
        context.run(() -> sessions.withTransaction(session -> projection.apply(session, facts))));
  }

  /// Reads the facts of a batch and applies them one by one, each in its own transaction: for facts
  /// whose handling publishes other facts in order.
  public <F extends Fact> Uni<Void> oneByOne(
      ConsumerRecords<String, byte[]> records, Class<F> family, Function<F, Uni<Void>> step) {
    return Multi.createFrom()
        .iterable(read(records, family))
        .onItem()
        .transformToUniAndConcatenate(
            fact ->
                Outage.retryUntilUp(
                    "feed.enter", Uni.createFrom().deferred(() -> step.apply(fact))))
        .onItem()
        .ignoreAsUni();
  }

  private <F extends Fact> List<F> read(ConsumerRecords<String, byte[]> records, Class<F> family) {
    var facts = new ArrayList<F>();
    for (var record : records) {
      switch (FactFormat.read(record.value(), family)) {
        case Reading.Known<F>(var fact) -> facts.add(fact);
        case Reading.Unknown<F>(var type) -> skip(record, "UNKNOWN_TYPE", type);
        case Reading.Broken<F>(var reason) -> skip(record, "BROKEN", reason);
      }
    }
    return facts;
  }

  private void skip(ConsumerRecord<String, byte[]> record, String outcome, String reason) {
    LOG.warnf(
        "feed.skipped topic=%s partition=%d offset=%d reason=%s error=%s",
        record.topic(), record.partition(), record.offset(), outcome, reason);
    meters.counter("feed_skipped", "topic", record.topic(), "outcome", outcome).increment();
  }
}
