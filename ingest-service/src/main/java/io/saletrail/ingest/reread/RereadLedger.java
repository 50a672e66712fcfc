package io.saletrail.ingest.reread;

import io.saletrail.ingest.job.JobTable;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Forgets what was seen, in slices, then lets every poll start before it.
@ApplicationScoped
class RereadLedger {

  /// Rows per transaction, to keep locks short.
  private static final int SLICE = 20_000;

  private static final String FORGET =
      """
      delete from %1$s where ctid in (
        select ctid from %1$s
         where seen_at >= :since and (:everyone or account = :account) limit :slice)
      """;

  private static final String FORGET_EVENTS = FORGET.formatted("dedup_event");
  private static final String FORGET_SESSIONS = FORGET.formatted("dedup_session");

  /// Otherwise a session whose charge was seen would not count as recovered.
  private static final String FORGET_CHARGES = FORGET.formatted("dedup_charge");

  private final Outbox outbox;

  RereadLedger(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Bears repetition.
  Uni<RereadResult> forget(RereadRequest request) {
    return Uni.combine()
        .all()
        .unis(
            forgetAll(request, FORGET_EVENTS),
            forgetAll(request, FORGET_SESSIONS),
            forgetAll(request, FORGET_CHARGES))
        .usingConcurrencyOf(1)
        .with(RereadResult.Forgotten::new)
        .flatMap(forgotten -> lowerMarks(request, forgotten));
  }

  private Uni<Integer> forgetAll(RereadRequest request, String sql) {
    return outbox
        .write(session -> about(request, Rows.update(session, sql)).set("slice", SLICE).run())
        .flatMap(
            deleted ->
                deleted < SLICE
                    ? Uni.createFrom().item(deleted)
                    : forgetAll(request, sql).map(more -> deleted + more));
  }

  private Uni<RereadResult> lowerMarks(RereadRequest request, RereadResult.Forgotten forgotten) {
    return outbox
        .write(session -> JobTable.restartPolls(session, request.since(), request.account()))
        .map(polls -> forgotten.with(polls));
  }

  private static Rows.Update about(RereadRequest request, Rows.Update update) {
    return update
        .set("since", request.since())
        .set("everyone", request.account().isEmpty())
        .set("account", request.account().orElse(""));
  }
}
