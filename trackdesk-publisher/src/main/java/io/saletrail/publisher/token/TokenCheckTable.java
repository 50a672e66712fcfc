package io.saletrail.publisher.token;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// Token checks in PostgreSQL: columns of the token, guarded by the merchant's lock.
public final class TokenCheckTable {
  /// The result for another tenant or another token proves nothing about these.
  private static final String REQUEST =
      """
      update credential c
         set rejected = false, check_tenant = m.tenant, check_version = c.version,
             check_requested_at = cast(:now as timestamptz),
             check_at = cast(:now as timestamptz), checks = 0
        from merchant m
       where c.account = :account and m.account = c.account and m.tenant is not null
         and c.ciphertext is not null
         and (c.check_tenant is distinct from m.tenant
              or c.check_version is distinct from c.version)
      """;

  /// The number shows whether another replica has started the same check.
  private static final String BEGIN =
      """
      update credential c
         set checks = r.number, check_at = cast(:lost_at as timestamptz)
        from unnest(cast(:accounts as text[]), cast(:tenants as text[]),
                    cast(:versions as bigint[]), cast(:numbers as integer[]))
             as r(account, tenant, version, number)
       where c.account = r.account and c.check_tenant = r.tenant
         and c.check_version = r.version and c.checks = r.number - 1
         and c.check_at is not null
      returning c.account
      """;

  private static final String END =
      """
      update credential
         set check_at = cast(:next as timestamptz),
             rejected = :rejected
       where account = :account and check_tenant = :tenant and check_version = :version
         and checks = :number and not rejected
      """;

  private TokenCheckTable() {}

  /// Requests a check, once for each combination of tenant and token. Under the merchant's
  /// exclusive lock.
  public static Uni<?> request(Mutiny.Session session, String account, Instant now) {
    return Rows.update(session, REQUEST).set("account", account).set("now", now).run();
  }

  /// Records checks before their calls.
  ///
  /// @param lostAt when they count as lost without a result
  /// @return the checks that this replica makes
  public static Uni<Map<TenantId, TokenCheck>> begin(
      Mutiny.Session session, Map<TenantId, TokenCheck> due, Instant lostAt) {
    if (due.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return Rows.query(session, BEGIN, String.class)
        .texts("accounts", due.values(), check -> check.merchant().account())
        .texts("tenants", due.values(), check -> check.tenant().toString())
        .longs("versions", due.values(), TokenCheck::version)
        .ints("numbers", due.values(), TokenCheck::number)
        .set("lost_at", lostAt)
        .list()
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
    return MerchantTable.lock(session, List.of(check.merchant().account()))
        .chain(
            () ->
                Rows.update(session, END)
                    .set("account", check.merchant().account())
                    .set("tenant", check.tenant().toString())
                    .set("version", check.version())
                    .set("number", check.number())
                    .set("rejected", outcome == Outcome.TOKEN_REJECTED)
                    .set("next", next)
                    .run())
        .map(rows -> rows == 1);
  }
}
