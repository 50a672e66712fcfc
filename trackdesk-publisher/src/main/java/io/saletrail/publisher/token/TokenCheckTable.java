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
  /// What Trackdesk said of another tenant or another token says nothing of these.
  private static final String ASK =
      """
      update credential c
         set refused = false, check_tenant = m.tenant, check_version = c.version,
             check_asked_at = cast(cast(:now as text) as timestamptz),
             check_at = cast(cast(:now as text) as timestamptz), checks = 0
        from merchant m
       where c.account = :account and m.account = c.account and m.tenant is not null
         and (c.check_tenant is distinct from m.tenant
              or c.check_version is distinct from c.version)
      """;

  /// The number tells whether somebody else has begun the same one.
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
             refused = :refused
       where account = :account and check_tenant = :tenant and check_version = :version
         and checks = :number and not refused
      """;

  private TokenCheckTable() {}

  private record Row(String account, String tenant, long version, int number) {
    static Row of(TokenCheck check) {
      return new Row(
          check.merchant().account(), check.tenant().toString(), check.version(), check.number());
    }
  }

  /// Has the merchant's tenant and token tried, once for each two that stand together. Under the
  /// merchant's exclusive lock.
  public static Uni<?> ask(Mutiny.Session session, String account, Instant now) {
    return session
        .createNativeQuery(ASK)
        .setParameter("account", account)
        .setParameter("now", now.toString())
        .executeUpdate();
  }

  /// Puts tries on record that are about to be made.
  ///
  /// @param lostAt when they count as lost if nothing was heard of them
  /// @return those that nobody else makes
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

  /// Records what came of a try. Takes the merchant's exclusive lock, so that no claim goes on
  /// with a token that is refused.
  ///
  /// @return whether tenant and token are still those that were tried
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
                    .setParameter("refused", outcome == Outcome.TOKEN_REJECTED)
                    .setParameter("next", next.map(Instant::toString).orElse(""))
                    .executeUpdate())
        .map(rows -> rows == 1);
  }
}
