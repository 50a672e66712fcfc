package io.saletrail.conversion;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.conversion.CaseInput.CaseId;
import io.saletrail.outbox.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The merchants' policies.
@ApplicationScoped
class MerchantTable {
  private static final String SAVE =
      """
      insert into merchant (account, version, settings)
      values (:account, :version, :settings)
      on conflict (account) do update
         set version = excluded.version, settings = excluded.settings
       where merchant.version < excluded.version
      """;

  private static final String OPTIONS =
      "select account, settings from merchant where account = any(:accounts)";

  private static final String CASES_AFTER =
      """
      select distinct case_id from decision
       where account = :account and case_id > :after
       order by case_id limit :limit
      """;

  private final Mutiny.SessionFactory sessions;
  private final FreshContext context;
  private final RedecisionTable redecisions;

  MerchantTable(Mutiny.SessionFactory sessions, FreshContext context, RedecisionTable redecisions) {
    this.sessions = sessions;
    this.context = context;
    this.redecisions = redecisions;
  }

  /// Keeps the newer version and has the merchant's cases decided again.
  Uni<Void> save(MerchantSettings settings) {
    return context.run(
        () -> sessions.withTransaction(session -> save(session, settings).replaceWithVoid()));
  }

  private Uni<Void> save(Mutiny.Session session, MerchantSettings settings) {
    var whole = new Parent(settings.account(), settings.account());
    return session
        .createNativeQuery(SAVE)
        .setParameter("account", settings.account())
        .setParameter("version", settings.version())
        .setParameter("settings", FactFormat.write(settings))
        .executeUpdate()
        .chain(
            written ->
                written == 0
                    ? Uni.createFrom().voidItem()
                    : redecisions.resumeAfter(session, Map.of(whole, CaseDecider.BEFORE_ALL)));
  }

  /// The options of the merchants whose settings are known, by account.
  Uni<Map<String, MerchantOptions>> options(Mutiny.Session session, Collection<String> accounts) {
    return session
        .createNativeQuery(OPTIONS, Object[].class)
        .setParameter("accounts", accounts.toArray(String[]::new))
        .getResultList()
        .map(MerchantTable::byAccount);
  }

  private static Map<String, MerchantOptions> byAccount(List<Object[]> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> (String) row[0],
                row -> StoredFact.read((String) row[1], MerchantSettings.class).options()));
  }

  /// The next cases of a merchant, in order of id.
  Uni<List<CaseId>> casesAfter(Mutiny.Session session, String account, UUID after, int limit) {
    return session
        .createNativeQuery(CASES_AFTER, UUID.class)
        .setParameter("account", account)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .map(ids -> ids.stream().map(id -> new CaseId(account, id)).toList());
  }
}
