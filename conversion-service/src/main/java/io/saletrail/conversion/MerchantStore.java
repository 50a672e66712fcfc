package io.saletrail.conversion;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// The merchants' policies, and how far each has been applied to cases decided before.
@ApplicationScoped
class MerchantStore {
  /// Before every case id.
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Mutiny.SessionFactory sessions;
  private final FreshContext context;

  MerchantStore(Mutiny.SessionFactory sessions, FreshContext context) {
    this.sessions = sessions;
    this.context = context;
  }

  /// A merchant whose cases are to be decided again, after a case.
  record ToRedecide(String account, long version, UUID after) {}

  /// Keeps the newer version, and has the merchant's cases decided again.
  Uni<Void> save(MerchantSettings settings) {
    return inTransaction(
        session ->
            session
                .createNativeQuery(
                    """
                                        insert into merchant (account, version, settings, redecided_to)
                                        values (:account, :version, :settings, :before)
                                        on conflict (account) do update
                                           set version = excluded.version, settings = excluded.settings,
                                               redecided_to = excluded.redecided_to
                                         where merchant.version < excluded.version
                                        """)
                .setParameter("account", settings.account())
                .setParameter("version", settings.version())
                .setParameter("settings", FactFormat.write(settings))
                .setParameter("before", BEFORE_ALL)
                .executeUpdate()
                .replaceWithVoid());
  }

  Uni<List<ToRedecide>> toRedecide(int limit) {
    return inTransaction(
        session ->
            session
                .createNativeQuery(
                    """
                                        select account, version, redecided_to from merchant
                                         where redecided_to is not null order by account limit :limit
                                        """,
                    Object[].class)
                .setParameter("limit", limit)
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                row ->
                                    new ToRedecide((String) row[0], (Long) row[1], (UUID) row[2]))
                            .toList()));
  }

  /// The next cases of a merchant, in order of id.
  Uni<List<UUID>> casesAfter(ToRedecide merchant, int limit) {
    return inTransaction(
        session ->
            session
                .createNativeQuery(
                    """
                                        select distinct case_id from decision
                                         where account = :account and case_id > :after
                                         order by case_id limit :limit
                                        """,
                    UUID.class)
                .setParameter("account", merchant.account())
                .setParameter("after", merchant.after())
                .setParameter("limit", limit)
                .getResultList());
  }

  /// Notes how far the policy of this version has come; another version begins anew.
  Uni<Void> redecidedTo(ToRedecide merchant, List<UUID> cases) {
    var statement =
        cases.isEmpty()
            ? """
                          update merchant set redecided_to = null
                           where account = :account and version = :version
                          """
            : """
                          update merchant set redecided_to = :last
                           where account = :account and version = :version
                          """;
    return inTransaction(
        session -> {
          var update =
              session
                  .createNativeQuery(statement)
                  .setParameter("account", merchant.account())
                  .setParameter("version", merchant.version());
          if (!cases.isEmpty()) {
            update.setParameter("last", cases.getLast());
          }
          return update.executeUpdate().replaceWithVoid();
        });
  }

  private <T> Uni<T> inTransaction(Function<Mutiny.Session, Uni<T>> work) {
    return context.run(() -> sessions.withTransaction(work));
  }
}
