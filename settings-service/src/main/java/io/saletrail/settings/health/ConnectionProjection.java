package io.saletrail.settings.health;

import io.saletrail.contracts.connection.ConnectionFact;
import io.saletrail.contracts.connection.WebhookSignaturesFailed;
import io.saletrail.contracts.connection.WebhooksObserved;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores observations of the connection to Stripe, in any order and with any repetition.
final class ConnectionProjection {
  private static final String WEBHOOKS =
      """
      insert into webhook_status as w (account, last_webhook_at)
      select r.account, max(r.last_webhook_at)
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               account text, last_webhook_at timestamptz)
       group by r.account order by r.account
      on conflict (account) do update set last_webhook_at = excluded.last_webhook_at
       where excluded.last_webhook_at > w.last_webhook_at
      """;

  private static final String SIGNATURE_FAILURES =
      """
      insert into webhook_signature_failure (fact_id, failed, failed_at)
      select r.fact_id, r.failed, r.failed_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               fact_id text, failed bigint, failed_at timestamptz)
       order by r.fact_id
      on conflict do nothing
      """;

  private ConnectionProjection() {}

  private record WebhookRow(String account, Instant lastWebhookAt) {}

  private record FailureRow(String factId, long failed, Instant failedAt) {}

  static Uni<Void> enter(Mutiny.Session session, List<ConnectionFact> facts) {
    var webhooks = facts.stream().filter(WebhooksObserved.class::isInstance);
    var failures = facts.stream().filter(WebhookSignaturesFailed.class::isInstance);
    var webhookRows =
        webhooks
            .map(WebhooksObserved.class::cast)
            .map(seen -> new WebhookRow(seen.account(), seen.lastWebhookAt()))
            .toList();
    var failureRows =
        failures
            .map(WebhookSignaturesFailed.class::cast)
            .map(some -> new FailureRow(some.id(), some.failed(), some.until()))
            .toList();
    return Rows.write(session, WEBHOOKS, webhookRows)
        .chain(() -> Rows.write(session, SIGNATURE_FAILURES, failureRows));
  }
}
