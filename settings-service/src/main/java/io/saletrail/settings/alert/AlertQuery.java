package io.saletrail.settings.alert;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.alert.rules.AlertCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads what is open, what is due, and a merchant's settings of alerts.
@ApplicationScoped
public class AlertQuery {
  private static final String WATCHED =
      """
      select m.account, coalesce(m.trackdesk_tenant_id, m.account) as name, m.time_zone,
             s.settings, d.since, cast(coalesce(p.open, '[]') as text) as open,
             cast(coalesce(e.subjects, '[]') as text) as subjects
        from merchant m
        left join alert_settings s on s.account = m.account
        left join lateral (
          select min(created_at) as since from alert_destination
           where account = m.account and removed_at is null) d on true
        left join lateral (
          select jsonb_agg(jsonb_build_object(
                   'id', id, 'audience', audience, 'cause', cause,
                   'absent_since', absent_since)) as open
            from alert_problem where account = m.account and ended_at is null) p on true
        left join lateral (
          select jsonb_agg(l.subject) as subjects
            from (select subject from alert_problem
                   where account = m.account and subject <> ''
                   order by began_at desc limit 50) l) e on true
       where m.account > :after and (:all or d.since is not null)
       order by m.account limit :batch
      """;

  /// What has ended before its beginning was sent is sent once, as both.
  private static final String DUE =
      """
      select p.id, p.account, coalesce(m.trackdesk_tenant_id, m.account) as name, m.time_zone,
             p.audience, p.cause, p.subject, p.sales, p.began_at, p.ended_at,
             p.began_message is null as beginning
        from alert_problem p
        join merchant m on m.account = p.account
       where (p.began_message is null and p.began_due_at <= :now)
          or (p.ended_message is null and p.ended_due_at <= :now)
       order by p.account, p.audience, p.began_at, p.id limit :batch
      """;

  private static final String OPEN =
      """
      select cause, sales, began_at from alert_problem
       where account = :account and audience = 'MERCHANT' and ended_at is null
       order by began_at
      """;

  private static final String SETTINGS =
      "select version, settings from alert_settings where account = :account";

  private static final String OTHER_AMOUNTS =
      """
      select count(*) from conversion_overview
       where account = :account and delivery = 'LIVE' and progress = 'NEEDS_ATTENTION'
         and delivery_status = 'DELIVERED' and paid_at > :since
      """;

  private final Outbox outbox;

  AlertQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// An open problem.
  public record Open(AlertCause cause, long sales, Instant beganAt) {}

  /// A batch of merchants in order of account.
  ///
  /// @param all also those without a destination
  List<WatchedMerchant> watched(String after, boolean all, int batch) {
    return outbox.query(
        session ->
            Rows.query(session, WATCHED, WatchedMerchant.class)
                .set("after", after)
                .set("all", all)
                .set("batch", batch)
                .list());
  }

  /// Problems to send, those of one merchant and audience together.
  List<DueProblem> due(Instant now, int batch) {
    return outbox.query(
        session ->
            Rows.query(session, DUE, DueProblem.class).set("now", now).set("batch", batch).list());
  }

  /// How many conversions Trackdesk holds with another amount.
  long otherAmounts(String account, Instant since) {
    return outbox.query(
        session ->
            Rows.query(session, OTHER_AMOUNTS, Long.class)
                .set("account", account)
                .set("since", since)
                .one());
  }

  /// What is open for the merchant, the oldest first.
  public List<Open> open(String account) {
    return outbox.query(
        session -> Rows.query(session, OPEN, Open.class).set("account", account).list());
  }

  /// A merchant's saved settings of alerts; empty where the defaults apply.
  public Optional<StoredAlertSettings> settings(String account) {
    return outbox.query(
        session ->
            Rows.query(session, SETTINGS, StoredAlertSettings.class)
                .set("account", account)
                .first());
  }
}
