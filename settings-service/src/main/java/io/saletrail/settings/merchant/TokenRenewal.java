package io.saletrail.settings.merchant;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// After a new key was put in front of `SECRETS_KEY`: encrypts every token with it, so the old one
/// can be removed although no merchant enters a token again.
@ApplicationScoped
class TokenRenewal {
  private static final Logger LOG = Logger.getLogger(TokenRenewal.class);

  private static final int BATCH = 500;

  private static final String NEXT =
      "select account, ciphertext from credential"
          + " where account > :after and ciphertext is not null order by account limit "
          + BATCH;

  private final Outbox outbox;
  private final SettingsLedger ledger;

  TokenRenewal(Outbox outbox, SettingsLedger ledger) {
    this.outbox = outbox;
    this.ledger = ledger;
  }

  record Stored(String account, String ciphertext) {}

  @Scheduled(
      every = "${saletrail.token-renewal.every:1h}",
      delayed = "10s",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    try {
      var renewed = renewAll();
      if (renewed > 0) {
        LOG.infof("tokens.renewed count=%d", renewed);
      }
    } catch (RuntimeException e) {
      LOG.warnf("tokens.renewed outcome=OUTAGE error=%s", e.getClass().getName());
    }
  }

  private int renewAll() {
    var renewed = 0;
    var batch = after("");
    while (!batch.isEmpty()) {
      for (var stored : batch) {
        if (ledger.old(stored.ciphertext()) && outbox.await(ledger.renewToken(stored.account()))) {
          renewed++;
        }
      }
      batch = after(batch.getLast().account());
    }
    return renewed;
  }

  private List<Stored> after(String account) {
    return outbox.query(
        session -> Rows.query(session, NEXT, Stored.class).set("after", account).list());
  }
}
