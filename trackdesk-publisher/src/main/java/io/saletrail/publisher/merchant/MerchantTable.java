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
/// A transaction that decides by a merchant's settings takes the row's share lock first; one that
/// changes them takes the exclusive lock. Both precede any lock on a delivery or a lane.
public final class MerchantTable {
  private static final String ADD_MISSING =
      """
      insert into merchant (account)
      select value from unnest(cast(:accounts as text[])) as value order by value
      on conflict do nothing
      """;

  private static final String SHARE =
      """
      select account from merchant
       where account = any(:accounts)
       order by account for share
      """;

  private static final String SHARE_TENANTS =
      """
      select account from merchant
       where tenant = any(:tenants)
       order by account for share
      """;

  private static final String LOCK =
      "select account from merchant where account = :account for update";

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
      update merchant
         set version = :version, connected = :connected, tenant = cast(:tenant as text),
             requests_per_second = :rate,
             revenue_origin = cast(:origin as uuid), mode = :mode
       where account = :account and version < :version
      """;

  private static final String SAVE_CREDENTIALS =
      """
      insert into credential (account, version, ciphertext)
      values (:account, :version, :ciphertext)
      on conflict (account) do update
         set version = excluded.version, ciphertext = excluded.ciphertext, rejected = false
       where credential.version < excluded.version
      """;

  private static final String DELETE_CREDENTIALS =
      "delete from credential where account = :account";

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

  /// The merchants of these accounts, known or not, unchanged until the transaction ends.
  public static Uni<Map<String, Merchant>> share(
      Mutiny.Session session, Collection<String> accounts) {
    return lockAll(session, accounts)
        .chain(
            locked ->
                locked.size() == accounts.size()
                    ? Uni.createFrom().item(locked)
                    : Rows.update(session, ADD_MISSING)
                        .texts("accounts", accounts)
                        .run()
                        .chain(() -> lockAll(session, accounts)))
        .chain(() -> read(session, accounts))
        .map(
            merchants ->
                merchants.stream()
                    .collect(Collectors.toMap(Merchant::account, Function.identity())));
  }

  /// The merchants of these tenants, unchanged until the transaction ends.
  public static Uni<Map<TenantId, List<Merchant>>> shareTenants(
      Mutiny.Session session, Set<TenantId> tenants) {
    return Rows.query(session, SHARE_TENANTS, String.class)
        .texts("tenants", tenants, TenantId::toString)
        .list()
        .chain(accounts -> read(session, accounts))
        .map(
            merchants ->
                merchants.stream()
                    .filter(merchant -> merchant.tenant().isPresent())
                    .collect(Collectors.groupingBy(merchant -> merchant.tenant().orElseThrow())));
  }

  /// The merchant, known or not, for this transaction alone.
  public static Uni<Merchant> lock(Mutiny.Session session, String account) {
    return Rows.update(session, ADD_MISSING)
        .texts("accounts", List.of(account))
        .run()
        .chain(() -> Rows.query(session, LOCK, String.class).set("account", account).one())
        .chain(() -> read(session, List.of(account)))
        .map(List::getFirst);
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

  /// Stores a token if it is newer than the stored one.
  public static Uni<?> save(Mutiny.Session session, MerchantCredentials credentials) {
    return Rows.update(session, SAVE_CREDENTIALS)
        .set("account", credentials.account())
        .set("version", credentials.version())
        .set("ciphertext", credentials.ciphertext())
        .run();
  }

  /// Deletes a merchant's token.
  public static Uni<?> deleteCredentials(Mutiny.Session session, String account) {
    return Rows.update(session, DELETE_CREDENTIALS).set("account", account).run();
  }

  /// Marks this version of the token as rejected. Takes the exclusive lock, so that no claim
  /// continues with the token that it read before.
  ///
  /// @return how often the token was checked, this time included; empty where it was rejected
  ///   already
  public static Uni<Optional<Integer>> reject(
      Mutiny.Session session, String account, long version) {
    return lock(session, account)
        .chain(
            () ->
                Rows.query(session, REJECT_CREDENTIALS, Integer.class)
                    .set("account", account)
                    .set("version", version)
                    .first());
  }

  private static Uni<List<String>> lockAll(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, SHARE, String.class).texts("accounts", accounts).list();
  }

  private static Uni<List<Merchant>> read(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, READ, Row.class)
        .texts("accounts", accounts)
        .list()
        .map(rows -> rows.stream().map(Row::merchant).toList());
  }
}
