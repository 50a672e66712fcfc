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

/// One batch of messages, entered in one transaction.
///
/// A message that is no fact stays on its topic, is logged with its place there and counted; the
/// batch goes on. A database that does not answer is waited for.
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

  /// Reads the facts of a batch and enters them.
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

  /// Reads the facts of a batch and takes them one after the other, each in a transaction of its
  /// own: for facts that have something said in turn.
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
        case Reading.Unknown<F>(var type) -> passOver(record, "UNKNOWN_TYPE", type);
        case Reading.Broken<F>(var why) -> passOver(record, "BROKEN", why);
      }
    }
    return facts;
  }

  private void passOver(ConsumerRecord<String, byte[]> record, String outcome, String why) {
    LOG.warnf(
        "feed.skipped topic=%s partition=%d offset=%d outcome=%s why=%s",
        record.topic(), record.partition(), record.offset(), outcome, why);
    meters.counter("feed_skipped", "topic", record.topic(), "outcome", outcome).increment();
  }
}
