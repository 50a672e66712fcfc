package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.rows.Rows;
import io.saletrail.publisher.trackdesk.Outcome.Trouble;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The record of every call, in PostgreSQL: opened before the call, closed with its outcome. One
/// that stays open was under way when this service died; the repeat tells what became of it.
public final class AttemptTable {
  private static final String OPEN =
      """
      insert into attempt
             (conversion, number, revision, call, status, tenant, idempotency_key, started_at)
      select conversion, number, revision, call, status, tenant, idempotency_key, started_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
          as r(conversion text, number integer, revision bigint, call text, status text,
               tenant text, idempotency_key uuid, started_at timestamptz)
      """;

  private static final String CLOSE =
      """
      update attempt a
         set outcome = r.outcome, refusal = r.refusal, trouble = r.trouble,
             http_status = r.http_status, answer = r.answer, took_ms = r.took_ms
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
          as r(conversion text, number integer, outcome text, refusal text, trouble text,
               http_status integer, answer text, took_ms bigint)
       where a.conversion = r.conversion and a.number = r.number
      """;

  private static final String FORGET =
      """
      delete from attempt
       where ctid = any (array(
             select ctid from attempt
              where started_at < cast(cast(:before as text) as timestamptz)
              limit :most for update skip locked))
      """;

  private static final String STORY =
      """
      select cast(to_jsonb(a) as text) from attempt a
       where conversion = :conversion order by number desc limit :most
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
          attempt.step().revision(),
          attempt.step().call(),
          attempt.step().status(),
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
      Optional<Trouble> trouble,
      Optional<Integer> httpStatus,
      String answer,
      long tookMs) {

    static Closed of(CallResult answered) {
      return new Closed(
          answered.attempt().before().sale().conversion(),
          answered.attempt().number(),
          answered.outcome(),
          answered.refusal(),
          answered.trouble(),
          answered.answer().httpStatus(),
          answered.answer().text(),
          answered.answer().took().toMillis());
    }
  }

  /// An attempt as it is on record.
  ///
  /// @param outcome absent while it is under way, and for ever when it was lost in a crash
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
      Optional<Trouble> trouble,
      Optional<Integer> httpStatus,
      Optional<String> answer,
      Optional<Long> tookMs) {}

  /// Puts attempts on record that are about to be made.
  public static Uni<?> open(Mutiny.Session session, Collection<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(OPEN)
        .setParameter("rows", Rows.write(attempts.stream().map(Opened::of).toList()))
        .executeUpdate();
  }

  /// Records what came of them.
  public static Uni<?> close(Mutiny.Session session, Collection<CallResult> answers) {
    return session
        .createNativeQuery(CLOSE)
        .setParameter("rows", Rows.write(answers.stream().map(Closed::of).toList()))
        .executeUpdate();
  }

  /// Forgets attempts that began before then.
  ///
  /// @return how many, at most `most`
  static Uni<Integer> forget(Mutiny.Session session, Instant before, int most) {
    return session
        .createNativeQuery(FORGET)
        .setParameter("before", before.toString())
        .setParameter("most", most)
        .executeUpdate();
  }

  /// The newest attempts of a conversion, newest first.
  static Uni<List<Recorded>> story(Mutiny.Session session, String conversion, int most) {
    return session
        .createNativeQuery(STORY, String.class)
        .setParameter("conversion", conversion)
        .setParameter("most", most)
        .getResultList()
        .map(rows -> rows.stream().map(row -> Rows.read(row, Recorded.class)).toList());
  }
}
