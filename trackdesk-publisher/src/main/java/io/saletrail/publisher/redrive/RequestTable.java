package io.saletrail.publisher.redrive;

import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.publisher.rows.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Merchants' re-drives and their progress.
final class RequestTable {
  /// Longer than the topic keeps a request: none is carried out twice.
  private static final Duration KEPT = Duration.ofDays(60);

  private static final String OPEN =
      """
      insert into redrive_request (redrive, account, requested_at, result)
      values (:redrive, :account, cast(cast(:requestedAt as text) as timestamptz),
              cast(cast(:result as text) as jsonb))
      on conflict do nothing
      """;

  private static final String LOCK =
      """
      select cast(to_jsonb(r) as text) from redrive_request r
       where redrive = :redrive and account = :account and not ended for update
      """;

  private static final String ADVANCE =
      """
      update redrive_request
         set after_conversion = :afterConversion, result = cast(cast(:result as text) as jsonb)
       where redrive = :redrive
      """;

  private static final String END =
      "update redrive_request set ended = true, result = '{}' where redrive = :redrive";

  private static final String DELETE_EXPIRED =
      """
      delete from redrive_request
       where ended and requested_at < now() - cast(:days as integer) * interval '1 day'
      """;

  private RequestTable() {}

  /// How far a re-drive has come.
  ///
  /// @param afterConversion the last conversion that was looked at
  record Progress(Optional<String> afterConversion, RedriveResult result) {}

  /// Opens a request at its cursor; empty where it has ended.
  static Uni<Optional<Progress>> open(Mutiny.Session session, RedriveRequested request) {
    return session
        .createNativeQuery(OPEN)
        .setParameter("redrive", request.redrive())
        .setParameter("account", request.account())
        .setParameter("requestedAt", request.requestedAt().toString())
        .setParameter("result", Rows.write(RedriveResult.nothing(request.dryRun())))
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(LOCK, String.class)
                    .setParameter("redrive", request.redrive())
                    .setParameter("account", request.account())
                    .getResultList())
        .map(rows -> rows.stream().findFirst().map(row -> Rows.read(row, Progress.class)));
  }

  static Uni<?> advance(
      Mutiny.Session session, String redrive, String afterConversion, RedriveResult result) {
    return session
        .createNativeQuery(ADVANCE)
        .setParameter("redrive", redrive)
        .setParameter("afterConversion", afterConversion)
        .setParameter("result", Rows.write(result))
        .executeUpdate();
  }

  static Uni<?> end(Mutiny.Session session, String redrive) {
    return session
        .createNativeQuery(END)
        .setParameter("redrive", redrive)
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(DELETE_EXPIRED)
                    .setParameter("days", (int) KEPT.toDays())
                    .executeUpdate());
  }
}
