package io.saletrail.publisher.token;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// Token checks in PostgreSQL: columns of the binding, guarded by the merchant's lock.
public final class TokenCheckTable {
  /// The result for another token proves nothing about this one.
  private static final String REQUEST =
      """
      update binding b
         set rejected = false, check_version = b.token_version,
             check_requested_at = cast(:now as timestamptz),
             check_at = cast(:now as timestamptz), checks = 0
        from merchant m
       where b.account = :account and m.account = b.account and m.tenant = b.tenant
         and b.ciphertext is not null
         and b.check_version is distinct from b.token_version
      """;

  /// The number shows whether another replica has started the same check.
  private static final String BEGIN =
      """
      update binding b
         set checks = r.number, check_at = cast(:lost_at as timestamptz)
        from unnest(cast(:accounts as text[]), cast(:tenants as text[]),
                    cast(:versions as bigint[]), cast(:numbers as integer[]))
             as r(account, tenant, version, number)
       where b.account = r.account and b.tenant = r.tenant
         and b.token_version = r.version and b.checks = r.number - 1
         and b.check_at is not null
      returning b.tenant
      """;

  private static final String END =
      """
      update binding
         set check_at = cast(:next as timestamptz),
             rejected = case :outcome when 'TOKEN_REJECTED' then true when 'ACCEPTED' then false
                                      else rejected end
       where account = :account and tenant = :tenant and token_version = :version
         and checks = :number
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
        .texts("accounts", due.values(), TokenCheck::account)
        .texts("tenants", due.values(), check -> check.tenant().toString())
        .longs("versions", due.values(), TokenCheck::version)
        .ints("numbers", due.values(), TokenCheck::number)
        .set("lost_at", lostAt)
        .list()
        .map(Set::copyOf)
        .map(tenants -> those(due.values(), tenants));
  }

  private static Map<TenantId, TokenCheck> those(
      Collection<TokenCheck> checks, Set<String> tenants) {
    return checks.stream()
        .filter(check -> tenants.contains(check.tenant().toString()))
        .collect(toMap(TokenCheck::tenant, identity()));
  }

  /// Records the result of a check. Takes the merchant's exclusive lock, so that no claim continues
  /// with a rejected token.
  ///
  /// @return whether tenant and token are still those that were checked
  static Uni<Boolean> end(
      Mutiny.Session session, TokenCheck check, Outcome outcome, Optional<Instant> next) {
    return MerchantTable.lock(session, List.of(check.account()))
        .chain(
            () ->
                Rows.update(session, END)
                    .set("account", check.account())
                    .set("tenant", check.tenant().toString())
                    .set("version", check.version())
                    .set("number", check.number())
                    .set("outcome", outcome)
                    .set("next", next)
                    .run())
        .map(rows -> rows == 1)
        .call(stands -> stands ? resume(session, check, outcome) : Uni.createFrom().voidItem());
  }

  /// What waited for a rejected token follows.
  private static Uni<?> resume(Mutiny.Session session, TokenCheck check, Outcome outcome) {
    return outcome == Outcome.ACCEPTED
            && check.binding().credential() instanceof Credential.Rejected
        ? MerchantTable.changed(session, check.account(), Duration.ZERO)
        : Uni.createFrom().voidItem();
  }
}
