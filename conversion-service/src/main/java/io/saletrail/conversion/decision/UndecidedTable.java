package io.saletrail.conversion.decision;

import io.saletrail.conversion.CaseId;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Cases that could not be decided again.
final class UndecidedTable {
  private static final String PUT =
      """
      insert into undecided_case (case_id, account, error, due_at)
      values (:id, :account, :error, now() + make_interval(secs => :pause))
      on conflict (case_id) do update
         set error = excluded.error, due_at = excluded.due_at,
             attempts = undecided_case.attempts + 1
      """;

  private static final String CLAIM =
      """
      update undecided_case set due_at = now() + make_interval(secs => :lease)
       where case_id in (
             select case_id from undecided_case where due_at <= now()
              order by due_at limit :limit for update skip locked)
      returning account, case_id
      """;

  private static final String DELETE = "delete from undecided_case where case_id = :id";

  private static final String COUNT = "select count(*) from undecided_case";

  private UndecidedTable() {}

  /// Records a case with the kind of its failure.
  static Uni<Integer> put(Mutiny.Session session, CaseId one, String error, Duration pause) {
    return Rows.update(session, PUT)
        .set("id", one.id())
        .set("account", one.account())
        .set("error", error)
        .set("pause", pause)
        .run();
  }

  /// Claims cases to try again.
  static Uni<List<CaseId>> claim(Mutiny.Session session, int limit, Duration lease) {
    return Rows.query(session, CLAIM, Claimed.class)
        .set("limit", limit)
        .set("lease", lease)
        .list()
        .map(rows -> rows.stream().map(row -> new CaseId(row.account(), row.caseId())).toList());
  }

  private record Claimed(String account, UUID caseId) {}

  static Uni<Integer> delete(Mutiny.Session session, CaseId one) {
    return Rows.update(session, DELETE).set("id", one.id()).run();
  }

  static Uni<Long> count(Mutiny.Session session) {
    return Rows.query(session, COUNT, Long.class).one();
  }
}
