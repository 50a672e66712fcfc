package io.saletrail.publisher.merchant;

import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Bindings of merchants to tenants, and their tokens. All changes are made under the merchant's
/// exclusive lock.
public final class BindingTable {
  /// The columns of a binding beside its account, where it is joined as `b`.
  static final String JOINED =
      """
      b.tenant, coalesce(b.requests_per_second, 0) as requests_per_second, b.revenue_origin,
             b.token_version, b.ciphertext, coalesce(b.rejected, false) as rejected, b.check_at,
             coalesce(b.checks, 0) as checks, b.check_requested_at
      """
          .strip();

  // A token that comes back from an earlier time is checked again.
  private static final String OPEN =
      """
      insert into binding (account, tenant, requests_per_second, revenue_origin, opened_at)
      values (:account, :tenant, :rate, cast(:origin as uuid), now())
      on conflict (account, tenant) do update
         set requests_per_second = excluded.requests_per_second,
             revenue_origin = excluded.revenue_origin, closed_at = null,
             check_version = case when binding.closed_at is null then binding.check_version end
      """;

  private static final String CLOSE =
      """
      update binding set closed_at = now()
       where account = :account and tenant is distinct from cast(:tenant as text)
         and closed_at is null
      """;

  // The token can arrive before the settings that name its tenant.
  private static final String SAVE_TOKEN =
      """
      insert into binding (
        account, tenant, requests_per_second, opened_at, token_version, ciphertext)
      select cast(:account as text), cast(:tenant as text), cast(:rate as integer), now(),
             cast(:version as bigint), cast(:ciphertext as text)
       where not exists (
             select 1 from unbound_token
              where account = :account and version > :version and ciphertext is null)
      on conflict (account, tenant) do update
         set token_version = excluded.token_version, ciphertext = excluded.ciphertext,
             rejected = false, check_at = null
       where coalesce(binding.token_version, 0) < excluded.token_version
      """;

  private static final String SAVE_UNBOUND =
      """
      insert into unbound_token (account, version, ciphertext)
      values (:account, :version, cast(:ciphertext as text))
      on conflict (account) do update
         set version = excluded.version, ciphertext = excluded.ciphertext
       where unbound_token.version < excluded.version
      """;

  private static final String BIND =
      """
      with bound as (
        delete from unbound_token u
         using merchant m
         where u.account = :account and m.account = u.account and m.tenant is not null
           and u.ciphertext is not null
        returning u.account, m.tenant, u.version, u.ciphertext)
      update binding b
         set token_version = bound.version, ciphertext = bound.ciphertext, rejected = false,
             check_at = null
        from bound
       where b.account = bound.account and b.tenant = bound.tenant
         and coalesce(b.token_version, 0) < bound.version
      """;

  private static final String REMOVE_TOKENS =
      """
      update binding
         set token_version = :version, ciphertext = null, rejected = false, check_at = null
       where account = :account and coalesce(token_version, 0) < :version
      """;

  private static final String REJECT =
      """
      update binding
         set rejected = true, check_at = cast(:next as timestamptz), checks = checks + 1
       where account = :account and tenant = :tenant and token_version = :version
         and not rejected
      returning checks
      """;

  private static final String FORGET =
      """
      update binding set ciphertext = null, rejected = false, check_at = null
       where (account, tenant) in (
             select account, tenant from binding
              where ciphertext is not null and closed_at < cast(:before as timestamptz)
              limit :limit for update skip locked)
      """;

  private BindingTable() {}

  /// Opens the binding of the current tenant and closes all others.
  static Uni<?> follow(Mutiny.Session session, MerchantSettings settings, Optional<String> tenant) {
    var account = settings.account();
    return tenant
        .<Uni<?>>map(current -> open(session, settings, current))
        .orElseGet(() -> Uni.createFrom().voidItem())
        .chain(
            () -> Rows.update(session, CLOSE).set("account", account).set("tenant", tenant).run())
        .chain(() -> bind(session, account));
  }

  private static Uni<?> open(Mutiny.Session session, MerchantSettings settings, String tenant) {
    return Rows.update(session, OPEN)
        .set("account", settings.account())
        .set("tenant", tenant)
        .set("rate", Math.max(1, settings.options().requestsPerSecond()))
        .set("origin", settings.options().revenueOriginId())
        .run();
  }

  /// Stores a token if it is newer than the stored one of its tenant, or the removal of all. The
  /// rows stay after a removal: their version keeps an older token out.
  public static Uni<?> save(Mutiny.Session session, MerchantCredentials credentials) {
    var account = credentials.account();
    if (credentials.token().isEmpty()) {
      return saveUnbound(session, credentials).chain(() -> removeTokens(session, credentials));
    }
    return credentials
        .tenant()
        .flatMap(TenantId::of)
        .<Uni<?>>map(tenant -> saveToken(session, credentials, tenant))
        .orElseGet(() -> saveUnbound(session, credentials).chain(() -> bind(session, account)));
  }

  private static Uni<?> saveToken(
      Mutiny.Session session, MerchantCredentials credentials, TenantId tenant) {
    return Rows.update(session, SAVE_TOKEN)
        .set("account", credentials.account())
        .set("tenant", tenant.toString())
        .set("rate", MerchantOptions.DEFAULT_REQUESTS_PER_SECOND)
        .set("version", credentials.version())
        .set("ciphertext", credentials.ciphertext())
        .run();
  }

  private static Uni<?> saveUnbound(Mutiny.Session session, MerchantCredentials credentials) {
    return Rows.update(session, SAVE_UNBOUND)
        .set("account", credentials.account())
        .set("version", credentials.version())
        .set("ciphertext", credentials.token())
        .run();
  }

  private static Uni<?> bind(Mutiny.Session session, String account) {
    return Rows.update(session, BIND).set("account", account).run();
  }

  private static Uni<?> removeTokens(Mutiny.Session session, MerchantCredentials credentials) {
    return Rows.update(session, REMOVE_TOKENS)
        .set("account", credentials.account())
        .set("version", credentials.version())
        .run();
  }

  /// Marks this version of the token as rejected.
  ///
  /// @param next when it is checked again
  /// @return how often the token was checked, this time included; empty where it was rejected
  ///   already
  public static Uni<Optional<Integer>> reject(
      Mutiny.Session session, String account, TenantId tenant, long version, Instant next) {
    return Rows.query(session, REJECT, Integer.class)
        .set("account", account)
        .set("tenant", tenant.toString())
        .set("version", version)
        .set("next", next)
        .first();
  }

  /// Deletes the tokens of bindings that were closed before that time.
  ///
  /// @return how many, at most `limit`
  static Uni<Integer> forget(Mutiny.Session session, Instant before, int limit) {
    return Rows.update(session, FORGET).set("before", before).set("limit", limit).run();
  }
}
