package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.check.CheckState;
import io.saletrail.settings.health.HealthSignals.Checks;
import io.saletrail.settings.health.HealthSignals.Last;
import io.saletrail.settings.health.HealthSignals.Recovered;
import io.saletrail.settings.health.HealthSignals.Token;
import io.saletrail.settings.health.HealthSignals.Tried;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the signs of merchants: a few index look-ups for each, so that all of them can be looked
/// at every minute.
@ApplicationScoped
class HealthSignalsQuery {
  private static final String COLUMNS =
      """
      select m.account, m.connection = 'CONNECTED', m.changed_at, c.saved_at,
             w.last_webhook_at,
             ended.state, ended.failure, ended.news_at, complete.last_at,
             recovered.total, recovered.settled, recovered.latest_at,
             held.since, held.latest_at as held_at, held.waiting, taken.accepted_at,
             tried.outcome, tried.checked_at
        from merchant m
        left join credential c on c.account = m.account
        left join token_check tried
          on tried.account = m.account and tried.tenant = m.trackdesk_tenant_id
         and tried.credential_version = c.version and c.ciphertext is not null
        left join webhook_view w on w.account = m.account
        left join lateral (
          select r.state, r.failure, r.news_at from check_run r
           where r.account = m.account and r.state in ('COMPLETED', 'FAILED')
           order by r.news_at desc limit 1) ended on true
        left join lateral (
          select min(r.news_at) as first_at, max(r.news_at) as last_at from check_run r
           where r.account = m.account and r.state = 'COMPLETED') complete on true
      """;

  /// Who asks together is told the same of one pass, at one moment: it counts once. A pass that
  /// somebody waited for reads up to that moment, and may be ahead of webhooks.
  private static final String FOUND =
      """
        left join lateral (
          select cast(sum(p.recovered_count) as bigint) as total,
                 cast(sum(p.recovered_count) filter (where not p.awaited) as bigint) as settled,
                 max(p.news_at) as latest_at
            from (select r.news_at, max(r.recovered_count) as recovered_count,
                         bool_or(r.trigger = 'CHECK_NOW') as awaited
                    from check_run r
                   where r.account = m.account and r.recovered_count > 0
                     and r.state in ('COMPLETED', 'FAILED')
                     and r.news_at > :since and r.news_at > complete.first_at
                   group by r.news_at) p) recovered on true
      """;

  private static final String TOKEN =
      """
        left join lateral (
          select min(d.happened_at) as since, max(d.happened_at) as latest_at,
                 count(*) as waiting
            from delivery_view d
           where d.account = m.account and d.state = 'HELD'
             and d.cause = 'TOKEN_REJECTED') held on true
        left join lateral (
          select max(d.happened_at) as accepted_at from delivery_view d
           where d.account = m.account and d.state = 'DELIVERED') taken on true
      """;

  private static final String OF_THESE = COLUMNS + FOUND + TOKEN + " where m.account in (:these)";

  private static final String AFTER =
      COLUMNS + FOUND + TOKEN + " where m.account > :after order by m.account limit :batch";

  private final Outbox outbox;
  private final HealthConfig config;

  HealthSignalsQuery(Outbox outbox, HealthConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// Of these merchants; nothing of those who are none.
  Uni<List<HealthSignals>> of(Collection<String> accounts, Instant now) {
    if (accounts.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return outbox.read(
        session ->
            session
                .createNativeQuery(OF_THESE, Object[].class)
                .setParameter("these", accounts)
                .setParameter("since", now.minus(config.foundWindow()))
                .getResultList()
                .map(rows -> rows.stream().map(HealthSignalsQuery::signs).toList()));
  }

  /// Of the merchants that follow one, in the order of their accounts.
  Uni<List<HealthSignals>> after(String account, Instant now) {
    return outbox.read(
        session ->
            session
                .createNativeQuery(AFTER, Object[].class)
                .setParameter("after", account)
                .setParameter("batch", config.batch())
                .setParameter("since", now.minus(config.foundWindow()))
                .getResultList()
                .map(rows -> rows.stream().map(HealthSignalsQuery::signs).toList()));
  }

  private static HealthSignals signs(Object[] row) {
    return new HealthSignals(
        (String) row[0],
        (Boolean) row[1],
        moment(row[2]).orElseThrow(),
        moment(row[4]),
        new Checks(last(row), moment(row[8])),
        new Recovered(count(row[9]), count(row[10]), moment(row[11])),
        new Token(
            moment(row[3]),
            moment(row[12]),
            moment(row[13]),
            count(row[14]),
            moment(row[15]),
            tried(row)));
  }

  private static Optional<Tried> tried(Object[] row) {
    return Optional.ofNullable((String) row[16])
        .map(
            outcome ->
                new Tried(TokenChecked.Outcome.valueOf(outcome), moment(row[17]).orElseThrow()));
  }

  private static Optional<Last> last(Object[] row) {
    return Optional.ofNullable((String) row[5])
        .map(
            state ->
                new Last(
                    CheckState.valueOf(state),
                    Optional.ofNullable((String) row[6]).map(PollFailed.Cause::valueOf),
                    moment(row[7]).orElseThrow()));
  }

  private static Optional<Instant> moment(@Nullable Object column) {
    return Optional.ofNullable((OffsetDateTime) column).map(OffsetDateTime::toInstant);
  }

  private static long count(@Nullable Object column) {
    return column == null ? 0 : ((Number) column).longValue();
  }
}
