package io.saletrail.ingest.allowance;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Counts every call to Stripe by account and day, in memory, and stores the counts every second.
/// A replica that dies loses at most a second's calls.
@ApplicationScoped
public class ReadCount {
  private static final Logger LOG = Logger.getLogger(ReadCount.class);

  private static final String ADD =
      """
      insert into stripe_read as s (account, day, reads)
      select r.account, r.day, r.reads from %s as r
      on conflict (account, day) do update set reads = s.reads + excluded.reads
      """
          .formatted(Rows.recordset("stripe_read"));

  private static final String DELETE_EXPIRED =
      "delete from stripe_read where day < cast(:day as date)";

  private final Outbox outbox;
  private final AllowanceConfig config;
  private final Map<CounterKey, Integer> counted = new ConcurrentHashMap<>();

  /// The latest write of the sweep.
  private Uni<Void> storing = Uni.createFrom().voidItem();

  ReadCount(Outbox outbox, AllowanceConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  private record CounterKey(String account, LocalDate day) {}

  record Row(String account, LocalDate day, int reads) {}

  public void count(String account) {
    counted.merge(new CounterKey(account, today()), 1, Integer::sum);
  }

  /// The current day, UTC.
  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /// Counts of one account that the caller stores. Those that were taken before are stored when
  /// `earlier` completes.
  record Taken(List<Row> rows, Uni<Void> earlier) {
    Uni<Void> write(Mutiny.Session session) {
      return Rows.write(session, ADD, rows);
    }
  }

  synchronized Taken take(String account) {
    return new Taken(take(key -> key.account().equals(account)), storing);
  }

  /// Counts again what could not be stored.
  void putBack(Taken taken) {
    restore(taken.rows());
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  synchronized Uni<Void> write() {
    var rows = take(_ -> true);
    storing =
        rows.isEmpty()
            ? Uni.createFrom().voidItem()
            : outbox
                .write(session -> Rows.write(session, ADD, rows))
                .onFailure()
                .recoverWithUni(e -> restore(rows, e))
                .memoize()
                .indefinitely();
    return storing;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deleteExpired() {
    var oldest = today().minusDays(AllowancePolicy.DAYS);
    return outbox.write(
        session -> Rows.update(session, DELETE_EXPIRED).set("day", oldest).run().replaceWithVoid());
  }

  void stop(@Observes ShutdownEvent stopping) {
    write().await().atMost(config.databaseTimeout());
  }

  private interface Filter {
    boolean includes(CounterKey key);
  }

  private List<Row> take(Filter filter) {
    var rows = new ArrayList<Row>();
    for (var key : List.copyOf(counted.keySet())) {
      var reads = filter.includes(key) ? counted.remove(key) : null;
      if (reads != null) {
        rows.add(new Row(key.account(), key.day(), reads));
      }
    }
    // Replicas that write the same rows must lock them in the same order.
    rows.sort(Comparator.comparing(Row::account).thenComparing(Row::day));
    return rows;
  }

  private void restore(List<Row> rows) {
    for (var row : rows) {
      counted.merge(new CounterKey(row.account(), row.day()), row.reads(), Integer::sum);
    }
  }

  private Uni<Void> restore(List<Row> rows, Throwable e) {
    restore(rows);
    LOG.warnf("stripe.reads_counted outcome=OUTAGE error=%s", e.getClass().getName());
    return Uni.createFrom().voidItem();
  }
}
