package io.saletrail.ingest.connection;

import io.saletrail.contracts.connection.WebhooksObserved;
import io.saletrail.ingest.rows.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// The latest webhook of each account.
@ApplicationScoped
public class LastWebhooks {
  /// Ordered by account, so that two replicas cannot deadlock. Older times change nothing, so a
  /// replay of the raw topic is harmless.
  private static final String ENTER =
      """
      insert into last_webhook as t (account, received_at)
      select r.account, r.last_webhook_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
             as r(account text, last_webhook_at timestamptz)
       order by r.account
      on conflict (account) do update
         set received_at = excluded.received_at, reported = false
       where t.received_at + make_interval(secs => :resolution)
             < excluded.received_at
      """;

  private static final String REPORT =
      """
      update last_webhook set reported = true
       where account in (select account from last_webhook where not reported
                          order by account limit :batch for update skip locked)
      returning account, received_at
      """;

  private final ConnectionConfig config;

  LastWebhooks(ConnectionConfig config) {
    this.config = config;
  }

  private record Row(String account, String lastWebhookAt) {}

  /// Records webhooks, in the caller's transaction.
  ///
  /// @param latest time of the latest webhook by account
  public Uni<Void> enter(Mutiny.Session session, Map<String, Instant> latest) {
    if (latest.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var rows =
        latest.entrySet().stream()
            .map(entry -> new Row(entry.getKey(), entry.getValue().toString()))
            .toList();
    return session
        .createNativeQuery(ENTER)
        .setParameter("rows", Rows.write(rows))
        .setParameter("resolution", seconds(config.resolution()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Marks unreported rows as reported and returns their facts, for the same transaction.
  Uni<List<WebhooksObserved>> report(Mutiny.Session session, Instant now) {
    return session
        .createNativeQuery(REPORT, Object[].class)
        .setParameter("batch", config.batch())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new WebhooksObserved(
                                (String) row[0], ((OffsetDateTime) row[1]).toInstant(), now))
                    .toList());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
