package io.saletrail.publisher.token;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.rows.Rows;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// Tries of tokens in PostgreSQL: columns of the token, guarded by the merchant's lock.
public final class TokenCheckTable {
  /// The result for another tenant or another token proves nothing about these.
  private static final String REQUEST =
      """
      update credential c
         set rejected = false, check_tenant = m.tenant, check_version = c.version,
             check_requested_at = cast(cast(:now as text) as timestamptz),
             check_at = cast(cast(:now as text) as timestamptz), checks = 0
        from merchant m
       where c.account = :account and m.account = c.account and m.tenant is not null
         and (c.check_tenant is distinct from m.tenant
              or c.check_version is distinct from c.version)
      """;

  /// The number shows whether another replica has started the same check.
  private static final String BEGIN =
      """
      update credential c
         set checks = r.number, check_at = cast(cast(:lost_at as text) as timestamptz)
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
          as r(account text, tenant text, version bigint, number integer)
       where c.account = r.account and c.check_tenant = r.tenant
         and c.check_version = r.version and c.checks = r.number - 1
         and c.check_at is not null
      returning c.account
      """;

  private static final String END =
      """
      update credential
         set check_at = cast(nullif(cast(:next as text), '') as timestamptz),
             rejected = :rejected
       where account = :account and check_tenant = :tenant and check_version = :version
         and checks = :number and not rejected
      """;

  private TokenCheckTable() {}

  private record Row(String account, String tenant, long version, int number) {
    static Row of(TokenCheck check) {
      return new Row(
          check.merchant().account(), check.tenant().toString(), check.version(), check.number());
    }
  }

  /// Requests a check, once for each combination of tenant and token. Under the merchant's
  /// exclusive lock.
  public static Uni<?> request(Mutiny.Session session, String account, Instant now) {
    return session
        .createNativeQuery(REQUEST)
        .setParameter("account", account)
        .setParameter("now", now.toString())
        .executeUpdate();
  }

  /// Records checks that are about to be made.
  ///
  /// @param lostAt when they count as lost without a result
  /// @return the checks that this replica makes
  public static Uni<Map<TenantId, TokenCheck>> begin(
      Mutiny.Session session, Map<TenantId, TokenCheck> due, Instant lostAt) {
    if (due.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createNativeQuery(BEGIN, String.class)
        .setParameter("rows", Rows.write(due.values().stream().map(Row::of).toList()))
        .setParameter("lost_at", lostAt.toString())
        .getResultList()
        .map(Set::copyOf)
        .map(ours -> those(due.values(), ours));
  }

  private static Map<TenantId, TokenCheck> those(
      Collection<TokenCheck> checks, Set<String> accounts) {
    return checks.stream()
        .filter(check -> accounts.contains(check.merchant().account()))
        .collect(toMap(TokenCheck::tenant, identity()));
  }

  /// Records the result of a check. Takes the merchant's exclusive lock, so that no claim continues
  /// with a rejected token.
  ///
  /// @return whether tenant and token are still those that were checked
  static Uni<Boolean> end(
      Mutiny.Session session, TokenCheck check, Outcome outcome, Optional<Instant> next) {
    return MerchantTable.lock(session, check.merchant().account())
        .chain(
            () ->
                session
                    .createNativeQuery(END)
                    .setParameter("account", check.merchant().account())
                    .setParameter("tenant", check.tenant().toString())
                    .setParameter("version", check.version())
                    .setParameter("number", check.number())
                    .setParameter("rejected", outcome == Outcome.TOKEN_REJECTED)
                    .setParameter("next", next.map(Instant::toString).orElse(""))
                    .executeUpdate())
        .map(rows -> rows == 1);
  }
}
