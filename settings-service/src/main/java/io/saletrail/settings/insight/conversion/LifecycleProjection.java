package io.saletrail.settings.insight.conversion;

import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores decisions about payments. The highest revision wins and a fact is stored once, in any
/// order and with any repetition. Statements write in key order, so that concurrent batches cannot
/// deadlock.
final class LifecycleProjection {
  private static final String TIMELINE =
      """
      insert into timeline_entry (
        fact_id, account, payment, conversion, family, happened_at, position, fact)
      select r.fact_id, r.account, r.payment, r.conversion ->> 'conversion', 'LIFECYCLE',
             r.decided_at, r.revision, r.fact
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               fact_id text, account text, payment text, revision bigint,
               decided_at timestamptz, fact text, conversion jsonb)
       order by r.fact_id
      on conflict (fact_id) do nothing
      """;

  private static final String PAYMENT =
      """
      insert into payment as p (
        account, payment, revision, conversion, reason, amount_minor, currency, paid_at, test,
        decided_at)
      select distinct on (r.account, r.payment)
             r.account, r.payment, r.revision, r.conversion ->> 'conversion', r.not_credited,
             r.amount_minor, r.currency, r.paid_at, r.test, r.decided_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               account text, payment text, revision bigint, conversion jsonb, not_credited text,
               amount_minor bigint, currency text, paid_at timestamptz, test boolean,
               decided_at timestamptz)
       order by r.account, r.payment, r.revision desc, r.decided_at desc
      on conflict (account, payment) do update set
        revision = excluded.revision, conversion = excluded.conversion,
        reason = excluded.reason, amount_minor = excluded.amount_minor,
        currency = excluded.currency, paid_at = excluded.paid_at, test = excluded.test,
        decided_at = excluded.decided_at
      where (excluded.revision, excluded.decided_at) > (p.revision, p.decided_at)
      """;

  private static final String CONVERSION =
      """
      insert into conversion as v (
        conversion, account, payment, revision, kind, status, reason,
        credited_by, cid, promotion_codes, external_id,
        conversion_type, amount_minor, currency, paid_minor, reversed_minor, delivery, paid_at,
        decided_at)
      select distinct on (c.conversion)
             c.conversion, r.account, r.payment, r.revision, c.kind, c.status, c.reason,
             c.credited_by, c.cid, c.promotion_codes,
             c.external_id, c.conversion_type, r.amount_minor, r.currency,
             c.paid_minor, c.reversed_minor, c.delivery,
             c.paid_at, r.decided_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               account text, payment text, revision bigint, amount_minor bigint, currency text,
               decided_at timestamptz, conversion jsonb),
             lateral jsonb_to_record(r.conversion) as c (
               conversion text, kind text, status text, reason text,
               credited_by text, cid text, promotion_codes text[],
               external_id text, conversion_type text, paid_minor bigint, reversed_minor bigint,
               delivery text, paid_at timestamptz)
       where jsonb_typeof(r.conversion) = 'object'
       order by c.conversion, r.revision desc, r.decided_at desc
      on conflict (conversion) do update set
        payment = excluded.payment, revision = excluded.revision, kind = excluded.kind,
        status = excluded.status, reason = excluded.reason, credited_by = excluded.credited_by,
        cid = excluded.cid, promotion_codes = excluded.promotion_codes,
        conversion_type = excluded.conversion_type, amount_minor = excluded.amount_minor,
        currency = excluded.currency,
        paid_minor = excluded.paid_minor, reversed_minor = excluded.reversed_minor, delivery = excluded.delivery,
        paid_at = excluded.paid_at, decided_at = excluded.decided_at
      where (excluded.revision, excluded.decided_at) > (v.revision, v.decided_at)
        and excluded.account = v.account
      """;

  private static final String REFERENCE =
      """
      insert into stripe_reference (account, stripe_id, payment)
      select r.account, r.stripe_id, r.payment
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               account text, stripe_id text, payment text)
       order by 1, 2, 3
      on conflict (account, stripe_id, payment) do nothing
      """;

  private LifecycleProjection() {}

  static Uni<Void> enter(Mutiny.Session session, List<ConversionFact> facts) {
    var rows = facts.stream().map(LifecycleRow::of).toList();
    var decisions = rows.stream().filter(LifecycleRow::isDecision).toList();
    var references = facts.stream().flatMap(ReferenceRow::of).distinct().toList();
    return Rows.write(session, TIMELINE, rows)
        .chain(() -> Rows.write(session, PAYMENT, decisions))
        .chain(() -> Rows.write(session, CONVERSION, decisions))
        .chain(() -> Rows.write(session, REFERENCE, references));
  }
}
