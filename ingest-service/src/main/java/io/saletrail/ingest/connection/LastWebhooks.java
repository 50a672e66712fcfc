package io.saletrail.ingest.connection;

import io.saletrail.contracts.connection.WebhooksObserved;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
      select r.account, r.received_at from %s as r
       order by r.account
      on conflict (account) do update
         set received_at = excluded.received_at, reported = false
       where t.received_at + make_interval(secs => :resolution)
             < excluded.received_at
      """
          .formatted(Rows.recordset("last_webhook"));

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

  private record Row(String account, Instant receivedAt) {
    WebhooksObserved fact(Instant now) {
      return new WebhooksObserved(account, receivedAt, now);
    }
  }

  /// Records webhooks, in the caller's transaction.
  ///
  /// @param latest time of the latest webhook by account
  public Uni<Void> enter(Mutiny.Session session, Map<String, Instant> latest) {
    if (latest.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var rows =
        latest.entrySet().stream().map(entry -> new Row(entry.getKey(), entry.getValue())).toList();
    return Rows.update(session, ENTER)
        .rows(rows)
        .set("resolution", config.resolution())
        .run()
        .replaceWithVoid();
  }

  /// Marks unreported rows as reported and returns their facts, for the same transaction.
  Uni<List<WebhooksObserved>> report(Mutiny.Session session, Instant now) {
    return Rows.query(session, REPORT, Row.class)
        .set("batch", config.batch())
        .list()
        .map(rows -> rows.stream().map(row -> row.fact(now)).toList());
  }
}
