package io.saletrail.settings.allowance;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reads what was said of one account.
@ApplicationScoped
public class ReadUsageQuery {
  private static final String OF_ACCOUNT =
      "select reads, budget, observed_at from read_usage where account = :account";

  private final Mutiny.SessionFactory sessions;

  ReadUsageQuery(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// Empty until the first poll has ended.
  public Uni<Optional<ReadUsage>> of(String account) {
    return sessions.withSession(
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
