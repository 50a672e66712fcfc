package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.health.HealthSignals.Checks;
import io.saletrail.settings.health.HealthSignals.Last;
import io.saletrail.settings.health.HealthSignals.Recovered;
import io.saletrail.settings.health.HealthSignals.Token;
import io.saletrail.settings.health.HealthSignals.TokenCheck;
import io.saletrail.settings.request.check.CheckState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads signals of merchants with a few index look-ups each, so that all merchants can be read
/// every minute.
@ApplicationScoped
class HealthSignalsQuery {
  private static final String COLUMNS =
      """
      select m.account, m.connection = 'CONNECTED', m.changed_at, c.saved_at,
             w.last_webhook_at,
             ended.state, ended.failure, ended.updated_at, complete.last_at,
             recovered.total, recovered.overdue, recovered.latest_at,
             held.since, held.latest_at as held_at, held.waiting, accepted.accepted_at,
             tried.outcome, tried.checked_at
        from merchant m
        left join credential c on c.account = m.account
        left join token_check tried
          on tried.account = m.account and tried.tenant = m.trackdesk_tenant_id
         and tried.credential_version = c.version and c.ciphertext is not null
        left join webhook_status w on w.account = m.account
        left join lateral (
          select r.state, r.failure, r.updated_at from check_run r
           where r.account = m.account and r.state in ('COMPLETED', 'FAILED')
           order by r.updated_at desc limit 1) ended on true
        left join lateral (
          select min(r.updated_at) as first_at, max(r.updated_at) as last_at from check_run r
           where r.account = m.account and r.state = 'COMPLETED') complete on true
      """;

  /// Checks that joined one pass end at the same moment, so the pass counts once. A pass that a
  /// user waited for reads up to that moment and can be ahead of webhooks.
  private static final String RECOVERED =
      """
        left join lateral (
          select cast(sum(p.recovered_count) as bigint) as total,
                 cast(sum(p.recovered_count) filter (where not p.awaited) as bigint) as overdue,
                 max(p.updated_at) as latest_at
            from (select r.updated_at, max(r.recovered_count) as recovered_count,
                         bool_or(r.trigger = 'CHECK_NOW') as awaited
                    from check_run r
                   where r.account = m.account and r.recovered_count > 0
                     and r.state in ('COMPLETED', 'FAILED')
                     and r.updated_at > :since and r.updated_at > complete.first_at
                   group by r.updated_at) p) recovered on true
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

  private static final String OF_THESE =
      COLUMNS + RECOVERED + TOKEN + " where m.account in (:these)";

  private static final String AFTER =
      COLUMNS + RECOVERED + TOKEN + " where m.account > :after order by m.account limit :batch";

  private final Outbox outbox;
  private final HealthConfig config;

  HealthSignalsQuery(Outbox outbox, HealthConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// The signals of the merchants among the accounts.
  Uni<List<HealthSignals>> of(Collection<String> accounts, Instant now) {
    if (accounts.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return outbox.read(
        session ->
            session
                .createNativeQuery(OF_THESE, Object[].class)
                .setParameter("these", accounts)
                .setParameter("since", now.minus(config.recoveredWindow()))
                .getResultList()
                .map(rows -> rows.stream().map(HealthSignalsQuery::signals).toList()));
  }

  /// The next batch of merchants, in order of account.
  Uni<List<HealthSignals>> after(String account, Instant now) {
    return outbox.read(
        session ->
            session
                .createNativeQuery(AFTER, Object[].class)
                .setParameter("after", account)
                .setParameter("batch", config.batch())
                .setParameter("since", now.minus(config.recoveredWindow()))
                .getResultList()
                .map(rows -> rows.stream().map(HealthSignalsQuery::signals).toList()));
  }

  private static HealthSignals signals(Object[] row) {
    return new HealthSignals(
        (String) row[0],
        (Boolean) row[1],
        instant(row[2]).orElseThrow(),
        instant(row[4]),
        new Checks(last(row), instant(row[8])),
        new Recovered(count(row[9]), count(row[10]), instant(row[11])),
        new Token(
            instant(row[3]),
            instant(row[12]),
            instant(row[13]),
            count(row[14]),
            instant(row[15]),
            tokenCheck(row)));
  }

  private static Optional<TokenCheck> tokenCheck(Object[] row) {
    return Optional.ofNullable((String) row[16])
        .map(
            outcome ->
                new TokenCheck(
                    TokenChecked.Outcome.valueOf(outcome), instant(row[17]).orElseThrow()));
  }

  private static Optional<Last> last(Object[] row) {
    return Optional.ofNullable((String) row[5])
        .map(
            state ->
                new Last(
                    CheckState.valueOf(state),
                    Optional.ofNullable((String) row[6]).map(PollFailed.Cause::valueOf),
                    instant(row[7]).orElseThrow()));
  }

  private static Optional<Instant> instant(@Nullable Object column) {
    return Optional.ofNullable((OffsetDateTime) column).map(OffsetDateTime::toInstant);
  }

  private static long count(@Nullable Object column) {
    return column == null ? 0 : ((Number) column).longValue();
  }
}
