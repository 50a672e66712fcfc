package io.saletrail.settings.insight.allowance;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
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
  public Uni<Optional<ReadUsage>> of(String account) {
    return outbox.read(
        session ->
            session
                .createNativeQuery(OF_ACCOUNT, Object[].class)
                .setParameter("account", account)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(ReadUsageQuery::usage)));
  }

  private static ReadUsage usage(Object[] row) {
    return new ReadUsage(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        ((OffsetDateTime) row[2]).toInstant());
  }
}
