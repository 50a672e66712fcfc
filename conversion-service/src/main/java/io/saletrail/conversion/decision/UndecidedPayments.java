package io.saletrail.conversion.decision;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.outbox.Rows;
import io.saletrail.outbox.feed.FailedFacts.Failed;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `undecided_payment`.
final class UndecidedPayments {
  private static final String OF_CASES =
      """
      select d.account, d.payment, min(u.error) as error, true as decided, 0 as fact
        from undecided_case u
        join decision d on d.case_id = u.case_id
       group by d.account, d.payment
       order by d.account, d.payment
       limit :limit
      """;

  private static final String OF_FACTS =
      """
      select distinct on (d.account, d.payment) d.account, d.payment, f.error, true as decided,
             f.fact
        from unnest(cast(:facts as int[]), cast(:accounts as text[]), cast(:ids as text[]),
                    cast(:errors as text[])) as f(fact, account, id, error)
        join correlation c on c.account = f.account and c.stripe_id = f.id
        join decision d on d.case_id = c.case_id
       order by d.account, d.payment, f.fact
      """;

  private static final String ADD =
      """
      insert into undecided_payment (account, payment, error)
      select distinct on (account, payment) account, payment, error
        from unnest(cast(:accounts as text[]), cast(:payments as text[]), cast(:errors as text[]))
             as r(account, payment, error)
       order by account, payment
      on conflict do nothing
      returning account, payment, error, since
      """;

  private static final String REMOVE =
      """
      delete from undecided_payment u
       where not exists (
             select 1
               from unnest(cast(:accounts as text[]), cast(:payments as text[]))
                    as r(account, payment)
              where r.account = u.account and r.payment = u.payment)
      returning account, payment, error, since
      """;

  private static final String RETRY = "update undecided_case set due_at = now()";

  private UndecidedPayments() {}

  /// A payment that waits for a decision.
  ///
  /// @param decided whether it was ever decided
  /// @param fact the position of the parked fact; 0 for one of a case
  record Waiting(String account, String payment, String error, boolean decided, int fact) {}

  /// A payment as it is reported.
  record Reported(String account, String payment, String error, Instant since) {
    boolean isOf(Waiting one) {
      return account.equals(one.account()) && payment.equals(one.payment());
    }
  }

  /// The payments whose case could not be decided again.
  static Uni<List<Waiting>> ofCases(Mutiny.Session session, int limit) {
    return Rows.query(session, OF_CASES, Waiting.class).set("limit", limit).list();
  }

  /// The decided payments of parked facts.
  static Uni<List<Waiting>> ofFacts(Mutiny.Session session, List<Failed<PaymentActivity>> failed) {
    var ids = new ArrayList<FactId>();
    IntStream.range(0, failed.size())
        .forEach(
            n ->
                failed
                    .get(n)
                    .fact()
                    .ties()
                    .forEach(id -> ids.add(new FactId(n, failed.get(n), id))));
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Rows.query(session, OF_FACTS, Waiting.class)
            .ints("facts", ids, FactId::fact)
            .texts("accounts", ids, one -> one.failed().fact().account())
            .texts("ids", ids, FactId::id)
            .texts("errors", ids, one -> one.failed().error())
            .list();
  }

  private record FactId(int fact, Failed<PaymentActivity> failed, String id) {}

  /// Adds payments; returns those that are new.
  static Uni<List<Reported>> add(Mutiny.Session session, List<Waiting> waiting) {
    return waiting.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Rows.query(session, ADD, Reported.class)
            .texts("accounts", waiting, Waiting::account)
            .texts("payments", waiting, Waiting::payment)
            .texts("errors", waiting, Waiting::error)
            .list();
  }

  /// Removes the other payments, and returns them.
  static Uni<List<Reported>> removeOthers(Mutiny.Session session, List<Waiting> waiting) {
    return Rows.query(session, REMOVE, Reported.class)
        .texts("accounts", waiting, Waiting::account)
        .texts("payments", waiting, Waiting::payment)
        .list();
  }

  /// Makes every case due.
  static Uni<Integer> retry(Mutiny.Session session) {
    return Rows.update(session, RETRY).run();
  }
}
