package io.saletrail.publisher.merchant;

import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Merchants and their tokens.
///
/// A transaction that decides by a merchant's settings takes the merchant's share lock first; one
/// that changes them takes the exclusive lock. Both precede any lock on a delivery or a lane, and
/// the locks of several merchants follow the order of their keys.
///
/// These are advisory locks, not row locks: PostgreSQL queues them fairly, so a change waits only
/// for the transactions before it. A row lock lets later sharers pass a waiting change, and a busy
/// merchant's change would wait forever.
public final class MerchantTable {
  private static final String KEYS =
      """
      select count(%s(lock.key))
        from (select distinct hashtextextended('merchant:' || value, 0) as key
                from unnest(cast(:accounts as text[])) as value
               order by key) lock
      """;

  private static final String SHARE = KEYS.formatted("pg_advisory_xact_lock_shared");

  private static final String LOCK = KEYS.formatted("pg_advisory_xact_lock");

  private static final String OF_TENANTS =
      "select account from merchant where tenant = any(:tenants)";

  // A separate statement after the lock: its snapshot shows the changes that the lock waited for.
  private static final String READ =
      """
      select m.account, m.connected, m.tenant, m.requests_per_second, m.revenue_origin, m.mode,
               c.version as credential_version, c.ciphertext, c.rejected,
               c.check_at, c.checks, c.check_requested_at
          from merchant m left join credential c on c.account = m.account
         where m.account = any(:accounts)
      """;

  private static final String SAVE_SETTINGS =
      """
      insert into merchant (
        account, version, connected, tenant, requests_per_second, revenue_origin, mode)
      values (
        :account, :version, :connected, cast(:tenant as text), :rate, cast(:origin as uuid), :mode)
      on conflict (account) do update
         set version = excluded.version, connected = excluded.connected,
             tenant = excluded.tenant, requests_per_second = excluded.requests_per_second,
             revenue_origin = excluded.revenue_origin, mode = excluded.mode
       where merchant.version < excluded.version
      """;

  private static final String SAVE_CREDENTIALS =
      """
      insert into credential (account, version, ciphertext)
      values (:account, :version, cast(:ciphertext as text))
      on conflict (account) do update
         set version = excluded.version, ciphertext = excluded.ciphertext, rejected = false,
             check_at = null
       where credential.version < excluded.version
      """;

  private static final String REJECT_CREDENTIALS =
      """
      update credential set rejected = true, check_at = null, checks = checks + 1
       where account = :account and version = :version and not rejected
      returning checks
      """;

  private MerchantTable() {}

  /// A merchant as the statement returns it.
  private record Row(
      String account,
      boolean connected,
      Optional<String> tenant,
      int requestsPerSecond,
      Optional<UUID> revenueOrigin,
      DeliveryMode mode,
      Optional<Long> credentialVersion,
      Optional<String> ciphertext,
      Optional<Boolean> rejected,
      Optional<Instant> checkAt,
      Optional<Integer> checks,
      Optional<Instant> checkRequestedAt) {

    Merchant merchant() {
      return new Merchant(
          account,
          connected,
          tenant.flatMap(TenantId::of),
          requestsPerSecond,
          revenueOrigin,
          mode,
          credential());
    }

    private Credential credential() {
      if (credentialVersion.isEmpty() || ciphertext.isEmpty()) {
        return new Credential.Missing();
      }
      return rejected.orElse(false)
          ? new Credential.Rejected(credentialVersion.get())
          : new Credential.Saved(credentialVersion.get(), ciphertext.get(), check());
    }

    private Optional<Credential.Check> check() {
      return checkAt.map(
          at -> new Credential.Check(at, checks.orElseThrow(), checkRequestedAt.orElseThrow()));
    }
  }

  /// The known merchants of these accounts, unchanged until the transaction ends.
  public static Uni<Map<String, Merchant>> share(
      Mutiny.Session session, Collection<String> accounts) {
    return lock(session, SHARE, accounts)
        .chain(() -> read(session, accounts))
        .map(
            merchants ->
                merchants.stream()
                    .collect(Collectors.toMap(Merchant::account, Function.identity())));
  }

  /// The merchants of these tenants, unchanged until the transaction ends.
  public static Uni<Map<TenantId, List<Merchant>>> shareTenants(
      Mutiny.Session session, Set<TenantId> tenants) {
    return Rows.query(session, OF_TENANTS, String.class)
        .texts("tenants", tenants, TenantId::toString)
        .list()
        .chain(accounts -> share(session, accounts))
        .map(
            merchants ->
                merchants.values().stream()
                    .filter(merchant -> merchant.tenant().filter(tenants::contains).isPresent())
                    .collect(Collectors.groupingBy(merchant -> merchant.tenant().orElseThrow())));
  }

  /// Reserves these merchants for this transaction.
  public static Uni<?> lock(Mutiny.Session session, Collection<String> accounts) {
    return lock(session, LOCK, accounts);
  }

  private static Uni<?> lock(Mutiny.Session session, String sql, Collection<String> accounts) {
    return accounts.isEmpty()
        ? Uni.createFrom().voidItem()
        : Rows.query(session, sql, Long.class).texts("accounts", accounts).one();
  }

  /// Stores settings if they are newer than the stored ones.
  public static Uni<?> save(Mutiny.Session session, MerchantSettings settings) {
    var tenant = settings.trackdeskTenantId().flatMap(TenantId::of).map(TenantId::toString);
    return Rows.update(session, SAVE_SETTINGS)
        .set("account", settings.account())
        .set("version", settings.version())
        .set("connected", settings.connection() != Connection.DISCONNECTED)
        .set("tenant", tenant)
        .set("rate", Math.max(1, settings.options().requestsPerSecond()))
        .set("origin", settings.options().revenueOriginId())
        .set("mode", settings.options().deliveryMode().name())
        .run();
  }

  /// Stores a token, or its removal, if it is newer than the stored one. The row stays after a
  /// removal: its version keeps an older token out.
  public static Uni<?> save(Mutiny.Session session, MerchantCredentials credentials) {
    return Rows.update(session, SAVE_CREDENTIALS)
        .set("account", credentials.account())
        .set("version", credentials.version())
        .set("ciphertext", credentials.token())
        .run();
  }

  /// Marks this version of the token as rejected. Under the exclusive lock, so that no claim
  /// continues with the token that it read before.
  ///
  /// @return how often the token was checked, this time included; empty where it was rejected
  ///   already
  public static Uni<Optional<Integer>> reject(
      Mutiny.Session session, String account, long version) {
    return Rows.query(session, REJECT_CREDENTIALS, Integer.class)
        .set("account", account)
        .set("version", version)
        .first();
  }

  private static Uni<List<Merchant>> read(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, READ, Row.class)
        .texts("accounts", accounts)
        .list()
        .map(rows -> rows.stream().map(Row::merchant).toList());
  }
}
