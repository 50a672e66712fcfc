package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.health.HealthSignals.Attention;
import io.saletrail.settings.health.HealthSignals.Checks;
import io.saletrail.settings.health.HealthSignals.Last;
import io.saletrail.settings.health.HealthSignals.Recovered;
import io.saletrail.settings.health.HealthSignals.Token;
import io.saletrail.settings.health.HealthSignals.TokenCheck;
import io.saletrail.settings.request.check.CheckState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads signals of merchants with a few index look-ups each, so that all merchants can be read
/// every minute.
@ApplicationScoped
class HealthSignalsQuery {
  private static final String COLUMNS =
      """
      select m.account, m.connection = 'CONNECTED' as connected,
             coalesce(cast(m.options as jsonb) ->> 'deliveryMode' = 'SHADOW', false) as shadow,
             (w.account is not null or ended.state is not null
               or exists (select 1 from payment p where p.account = m.account)) as seen,
             m.changed_at, c.saved_at,
             w.last_webhook_at, ended.state as last_state, ended.failure as last_failure,
             ended.updated_at as last_at, complete.last_at as complete_at,
             coalesce(recovered.total, 0) as recovered, recovered.latest_at as recovered_at,
             coalesce(recovered.overdue, 0) as recovered_overdue,
             open.refused, open.given_up, missing.conversions as missing, open.held as held_open,
             open.conversions + missing.conversions as attention,
             held.since as rejected_since, held.latest_at as rejected_at, held.waiting as held,
             accepted.accepted_at, tried.outcome as check_outcome, tried.checked_at
        from merchant m
        left join credential c on c.account = m.account
        left join token_check tried
          on tried.account = m.account and tried.tenant = m.trackdesk_tenant_id
         and tried.credential_version = c.version and c.ciphertext is not null
        left join webhook_status w on w.account = m.account
        left join lateral (
          select case r.type when 'PollCompleted' then 'COMPLETED' else 'FAILED' end as state,
                 r.body ->> 'cause' as failure, r.at as updated_at
            from run_fact r
           where r.account = m.account and r.kind = 'CHECK'
             and r.type in ('PollCompleted', 'PollFailed')
           order by r.at desc limit 1) ended on true
        left join lateral (
          select min(r.at) as first_at, max(r.at) as last_at from run_fact r
           where r.account = m.account and r.kind = 'CHECK'
             and r.type = 'PollCompleted') complete on true
      """;

  /// Checks that joined one pass end at the same moment, so the pass counts once. A pass that a
  /// user waited for reads up to that moment and can be ahead of webhooks.
  private static final String RECOVERED =
      """
        left join lateral (
          select cast(sum(p.recovered_count) as bigint) as total,
                 cast(sum(p.recovered_count) filter (where not p.awaited) as bigint) as overdue,
                 max(p.updated_at) as latest_at
            from (select r.at as updated_at,
                         max(cast(r.body ->> 'recovered' as integer)) as recovered_count,
                         bool_or(r.body ->> 'trigger' = 'CHECK_NOW') as awaited
                    from run_fact r
                   where r.account = m.account and r.kind = 'CHECK'
                     and r.type in ('PollCompleted', 'PollFailed')
                     and cast(r.body ->> 'recovered' as integer) > 0
                     and r.at > :since and r.at > complete.first_at
                   group by r.at) p) recovered on true
      """;

  private static final String TOKEN =
      """
        left join lateral (
          select min(d.happened_at) as since, max(d.happened_at) as latest_at,
                 count(*) as waiting
            from delivery d
           where d.account = m.account and d.state = 'HELD'
             and d.cause = 'TOKEN_REJECTED') held on true
        left join lateral (
          select max(d.happened_at) as accepted_at from delivery d
           where d.account = m.account and d.state = 'DELIVERED') accepted on true
      """;

  /// The conversions of the page Needs attention, without those that only differ in their amount.
  private static final String ATTENTION =
      """
        left join lateral (
          select count(*) filter (where d.state = 'REFUSED') as refused,
                 count(*) filter (where d.state = 'GIVEN_UP') as given_up,
                 count(*) filter (where d.state = 'HELD'
                                    and d.cause not in ('SHADOW', 'TOKEN_REJECTED')) as held,
                 count(*) as conversions
            from delivery d
           where d.account = m.account and d.state in ('REFUSED', 'HELD', 'GIVEN_UP')
             and d.cause is distinct from 'DECLINED') open on true
        left join lateral (
          select count(*) as conversions
            from read_back b
            join delivery d on d.conversion = b.conversion and d.state = 'DELIVERED'
           where b.account = m.account and b.result = 'MISSING') missing on true
      """;

  private static final String OF_THESE =
      COLUMNS + RECOVERED + ATTENTION + TOKEN + " where m.account = any(:these)";

  private static final String AFTER =
      COLUMNS
          + RECOVERED
          + ATTENTION
          + TOKEN
          + " where m.account > :after order by m.account limit :batch";

  private final Outbox outbox;
  private final HealthConfig config;

  HealthSignalsQuery(Outbox outbox, HealthConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// The signals of the merchants among the accounts.
  List<HealthSignals> of(Collection<String> accounts, Instant now) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    return outbox.query(
        session ->
            Rows.query(session, OF_THESE, SignalsRow.class)
                .texts("these", accounts)
                .set("since", now.minus(config.recoveredWindow()))
                .list()
                .map(HealthSignalsQuery::signals));
  }

  /// The next batch of merchants, in order of account.
  List<HealthSignals> after(String account, Instant now) {
    return outbox.query(
        session ->
            Rows.query(session, AFTER, SignalsRow.class)
                .set("after", account)
                .set("batch", config.batch())
                .set("since", now.minus(config.recoveredWindow()))
                .list()
                .map(HealthSignalsQuery::signals));
  }

  private static List<HealthSignals> signals(List<SignalsRow> rows) {
    return rows.stream().map(SignalsRow::signals).toList();
  }

  private record SignalsRow(
      String account,
      boolean connected,
      boolean shadow,
      boolean seen,
      Instant changedAt,
      Optional<Instant> savedAt,
      Optional<Instant> lastWebhookAt,
      Optional<CheckState> lastState,
      Optional<PollFailed.Cause> lastFailure,
      Optional<Instant> lastAt,
      Optional<Instant> completeAt,
      long recovered,
      Optional<Instant> recoveredAt,
      long recoveredOverdue,
      long refused,
      long givenUp,
      long missing,
      long heldOpen,
      long attention,
      Optional<Instant> rejectedSince,
      Optional<Instant> rejectedAt,
      long held,
      Optional<Instant> acceptedAt,
      Optional<TokenChecked.Outcome> checkOutcome,
      Optional<Instant> checkedAt) {

    HealthSignals signals() {
      return new HealthSignals(
          account,
          connected,
          shadow,
          seen,
          changedAt,
          lastWebhookAt,
          new Checks(last(), completeAt),
          new Recovered(recovered, recoveredOverdue, recoveredAt),
          new Attention(refused, givenUp, missing, heldOpen, attention),
          new Token(savedAt, rejectedSince, rejectedAt, held, acceptedAt, tokenCheck()));
    }

    private Optional<Last> last() {
      return lastState.map(state -> new Last(state, lastFailure, lastAt.orElseThrow()));
    }

    private Optional<TokenCheck> tokenCheck() {
      return checkOutcome.map(outcome -> new TokenCheck(outcome, checkedAt.orElseThrow()));
    }
  }
}
