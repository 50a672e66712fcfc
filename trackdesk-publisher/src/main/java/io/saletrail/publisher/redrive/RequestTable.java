package io.saletrail.publisher.redrive;

import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Merchants' re-drives and their progress.
final class RequestTable {
  /// Longer than the retention of the topic, so no request is carried out twice.
  private static final Duration RETENTION = Duration.ofDays(60);

  private static final String OPEN =
      """
      insert into redrive_request (redrive, account, requested_at, result)
      values (:redrive, :account, cast(:requestedAt as timestamptz),
              cast(cast(:result as text) as jsonb))
      on conflict do nothing
      """;

  private static final String LOCK =
      """
      select after_conversion, cast(result as text) as result from redrive_request
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
       where ended and requested_at < now() - make_interval(secs => :retention)
      """;

  private RequestTable() {}

  /// The progress of a re-drive.
  ///
  /// @param afterConversion the last conversion that was processed
  record Progress(Optional<String> afterConversion, RedriveResult result) {}

  /// Opens a request at its cursor; empty where it has ended.
  static Uni<Optional<Progress>> open(Mutiny.Session session, RedriveRequested request) {
    return Rows.update(session, OPEN)
        .set("redrive", request.redrive())
        .set("account", request.account())
        .set("requestedAt", request.requestedAt())
        .json("result", RedriveResult.nothing(request.dryRun()))
        .run()
        .chain(
            () ->
                Rows.query(session, LOCK, Progress.class)
                    .set("redrive", request.redrive())
                    .set("account", request.account())
                    .first());
  }

  static Uni<?> advance(
      Mutiny.Session session, String redrive, String afterConversion, RedriveResult result) {
    return Rows.update(session, ADVANCE)
        .set("redrive", redrive)
        .set("afterConversion", afterConversion)
        .json("result", result)
        .run();
  }

  static Uni<?> end(Mutiny.Session session, String redrive) {
    return Rows.update(session, END)
        .set("redrive", redrive)
        .run()
        .chain(() -> Rows.update(session, DELETE_EXPIRED).set("retention", RETENTION).run());
  }
}
