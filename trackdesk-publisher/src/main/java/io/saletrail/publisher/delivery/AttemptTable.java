package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The record of every call: opened before the call, closed with its outcome. A record that stays
/// open was in flight when its replica died; the repeat shows whether the call got through.
public final class AttemptTable {
  private static final String OPEN =
      """
      insert into attempt
             (conversion, number, revision, call, status, tenant, idempotency_key, started_at)
      select conversion, number, revision, call, status, tenant, idempotency_key, started_at
        from jsonb_populate_recordset(cast(null as attempt), cast(cast(:rows as text) as jsonb))
      """;

  private static final String CLOSE =
      """
      update attempt a
         set outcome = r.outcome, refusal = r.refusal, failure = r.failure,
             http_status = r.http_status, took_ms = r.took_ms
        from jsonb_populate_recordset(cast(null as attempt), cast(cast(:rows as text) as jsonb)) r
       where a.conversion = any(:conversions) and a.conversion = r.conversion and a.number = r.number
      """;

  private static final String NEWEST =
      """
      select a.number, a.revision, a.call, a.status, a.tenant, a.idempotency_key, a.started_at,
             a.outcome, a.refusal, a.failure, a.http_status, s.number is not null as sealed, a.took_ms
        from attempt a
        left join sealed_response s on s.conversion = a.conversion and s.number = a.number
       where a.conversion = :conversion order by a.number desc limit :limit
      """;

  private AttemptTable() {}

  private record Opened(
      String conversion,
      int number,
      long revision,
      Call call,
      ConversionStatus status,
      String tenant,
      UUID idempotencyKey,
      Instant startedAt) {

    static Opened of(Attempt attempt) {
      return new Opened(
          attempt.before().sale().conversion(),
          attempt.number(),
          attempt.action().revision(),
          attempt.action().call(),
          attempt.action().status(),
          attempt.tenant().toString(),
          attempt.idempotencyKey(),
          attempt.startedAt());
    }
  }

  private record Closed(
      String conversion,
      int number,
      DeliveryAttempted.Outcome outcome,
      Optional<Refusal> refusal,
      Optional<Failure> failure,
      Optional<Integer> httpStatus,
      long tookMs) {

    static Closed of(CallResult result) {
      return new Closed(
          result.attempt().before().sale().conversion(),
          result.attempt().number(),
          result.outcome(),
          result.refusal(),
          result.failure(),
          result.response().httpStatus(),
          result.response().took().toMillis());
    }
  }

  /// A recorded attempt.
  ///
  /// @param outcome absent while the call is in flight, and after a crash
  /// @param sealed whether Trackdesk's own words are stored, encrypted
  record Recorded(
      int number,
      long revision,
      Call call,
      ConversionStatus status,
      String tenant,
      UUID idempotencyKey,
      Instant startedAt,
      Optional<DeliveryAttempted.Outcome> outcome,
      Optional<Refusal> refusal,
      Optional<Failure> failure,
      Optional<Integer> httpStatus,
      boolean sealed,
      Optional<Long> tookMs) {}

  /// Records attempts before their calls.
  public static Uni<?> open(Mutiny.Session session, Collection<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.update(session, OPEN).rows(attempts.stream().map(Opened::of).toList()).run();
  }

  /// Records the results of attempts.
  public static Uni<?> close(Mutiny.Session session, Collection<CallResult> answers) {
    return Rows.update(session, CLOSE)
        .rows(answers.stream().map(Closed::of).toList())
        .texts("conversions", answers, each -> each.attempt().before().sale().conversion())
        .run();
  }

  /// The newest attempts of a conversion, newest first.
  static Uni<List<Recorded>> newest(Mutiny.Session session, String conversion, int limit) {
    return Rows.query(session, NEWEST, Recorded.class)
        .set("conversion", conversion)
        .set("limit", limit)
        .list();
  }
}
