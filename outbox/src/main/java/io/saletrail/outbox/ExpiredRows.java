package io.saletrail.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Deletes expired rows in slices, each in a transaction of its own: no lock is long, and a pass
/// goes on until nothing is left.
@ApplicationScoped
public class ExpiredRows {
  /// Rows per transaction.
  static final int SLICE = 5_000;

  /// Slices per pass and table: two million rows, 6,000 a second in passes of five minutes.
  private static final int SLICES = 400;

  private final Outbox outbox;

  ExpiredRows(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Deletes the rows of a table that are older.
  ///
  /// @param time the indexed column with the time from which the retention counts
  /// @return the number of deleted rows
  public Uni<Long> delete(String table, String time, Duration retention) {
    return delete(table, time, retention, "true");
  }

  /// Deletes the rows of a table that are older and satisfy a condition.
  ///
  /// @param condition SQL without parameters
  public Uni<Long> delete(String table, String time, Duration retention, String condition) {
    var sql = sql(table, time, condition);
    return Uni.createFrom()
        .deferred(() -> outbox.write(session -> slice(session, sql, retention)))
        .repeat()
        .whilst(deleted -> deleted == SLICE)
        .select()
        .first(SLICES)
        .collect()
        .with(Collectors.summingLong(Integer::longValue));
  }

  private static String sql(String table, String time, String condition) {
    return """
        delete from %1$s where ctid = any(array(
          select ctid from %1$s
           where %2$s < now() - make_interval(secs => :retention) and %3$s
           order by %2$s limit :slice
             for update skip locked))
        """
        .formatted(table, time, condition);
  }

  private static Uni<Integer> slice(Mutiny.Session session, String sql, Duration retention) {
    return Rows.update(session, sql).set("retention", retention).set("slice", SLICE).run();
  }
}
