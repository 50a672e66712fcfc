package io.saletrail.settings.insight.allowance;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reads the usage of one account.
@ApplicationScoped
public class ReadUsageQuery {
  private static final String OF_ACCOUNT =
      "select reads, budget, observed_at from read_usage where account = :account";

  private final Outbox outbox;

  ReadUsageQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Empty until the first poll has ended.
  public Optional<ReadUsage> of(String account) {
    return outbox.query(
        session ->
            Rows.query(session, OF_ACCOUNT, ReadUsage.class).set("account", account).first());
  }
}
