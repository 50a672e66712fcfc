package io.saletrail.settings.alert.destination;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.encryption.DestinationCipher;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/// After a new key was put in front of `SECRETS_KEY`: encrypts every destination with it, so the
/// old one can be removed.
@Singleton
class DestinationRenewal {
  private static final Logger LOG = Logger.getLogger(DestinationRenewal.class);

  private static final int BATCH = 500;
  private static final UUID FIRST = new UUID(0, 0);

  private static final String AFTER =
      "select id, account, kind, address, secret, created_at from alert_destination"
          + " where id > :after and removed_at is null order by id limit "
          + BATCH;

  private static final String RENEW =
      """
      update alert_destination d set address = r.address, secret = r.secret
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               id uuid, address text, secret text)
       where d.id = r.id
      """;

  private final Outbox outbox;
  private final DestinationCipher cipher;

  DestinationRenewal(Outbox outbox, DestinationCipher cipher) {
    this.outbox = outbox;
    this.cipher = cipher;
  }

  @Scheduled(
      every = "${saletrail.token-renewal.every:1h}",
      delayed = "15s",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    try {
      for (var batch = after(FIRST); !batch.isEmpty(); batch = after(batch.getLast().id())) {
        renew(batch);
      }
    } catch (RuntimeException e) {
      LOG.warnf("destinations.renewed outcome=OUTAGE error=%s", e.getClass().getName());
    }
  }

  private void renew(List<DestinationRow> batch) {
    var renewed = batch.stream().flatMap(row -> row.renewed(cipher).stream()).toList();
    outbox.await(outbox.write(session -> Rows.write(session, RENEW, renewed)));
  }

  private List<DestinationRow> after(UUID id) {
    return outbox.query(
        session -> Rows.query(session, AFTER, DestinationRow.class).set("after", id).list());
  }
}
