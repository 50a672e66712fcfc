package io.saletrail.publisher.merchant;

import static java.util.stream.Collectors.toList;

import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// Merchants and their bindings.
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
      select count(%s(lock.key)) as locks, clock_timestamp() as at
        from (select distinct hashtextextended('merchant:' || value, 0) as key
                from unnest(cast(:accounts as text[])) as value
               order by key) lock
      """;

  private static final String SHARE = KEYS.formatted("pg_advisory_xact_lock_shared");

  private static final String TRY_SHARE =
      """
      select bool_and(pg_try_advisory_xact_lock_shared(hashtextextended('merchant:' || value, 0)))
               as locked,
             clock_timestamp() as at
        from unnest(cast(:accounts as text[])) as value
      """;

  private static final String LOCK = KEYS.formatted("pg_advisory_xact_lock");

  private static final String SHARE_TENANTS =
      """
      select lock.account, pg_try_advisory_xact_lock_shared(lock.key) as taken,
             clock_timestamp() as at
        from (select distinct account, hashtextextended('merchant:' || account, 0) as key
                from binding where tenant = any(:tenants)
               order by key) lock
      """;

  // A separate statement after the lock: its snapshot shows the changes that the lock waited for.
  private static final String READ =
      """
      select m.account, m.connected, m.tenant as current_tenant, m.mode, %s
        from merchant m
        left join binding b on b.account = m.account
       where m.account = any(:accounts)
      """
          .formatted(BindingTable.JOINED);

  private static final String SAVE =
      """
      insert into merchant (account, version, connected, tenant, mode)
      values (:account, :version, :connected, cast(:tenant as text), :mode)
      on conflict (account) do update
         set version = excluded.version, connected = excluded.connected,
             tenant = excluded.tenant, mode = excluded.mode
       where merchant.version < excluded.version
      """;

  private static final String CHANGED =
      """
      update merchant
         set changes = changes + 1, arrange_at = now() + make_interval(secs => :delay)
       where account = :account
      returning changes
      """;

  private static final String ARRANGING =
      """
      update merchant set arrange_at = now() + make_interval(secs => :delay)
       where account = :account and arrange_at is not null
      """;

  private static final String ARRANGED =
      "update merchant set arrange_at = null where account = :account and changes = :changes";

  private static final String UNARRANGED =
      """
      update merchant set arrange_at = now() + make_interval(secs => :delay)
       where account in (
             select account from merchant
              where arrange_at <= now()
              order by arrange_at limit :limit for update skip locked)
      returning account, changes
      """;

  private MerchantTable() {}

  /// A merchant and one of its bindings, if it has any.
  private record Row(
      String account,
      boolean connected,
      Optional<String> currentTenant,
      DeliveryMode mode,
      Optional<String> tenant,
      int requestsPerSecond,
      Optional<UUID> revenueOrigin,
      Optional<Long> tokenVersion,
      Optional<String> ciphertext,
      boolean rejected,
      Optional<Instant> checkAt,
      int checks,
      Optional<Instant> checkRequestedAt) {

    Stream<Binding> binding() {
      return tenant.flatMap(TenantId::of).stream()
          .map(id -> new Binding(id, requestsPerSecond, revenueOrigin, credential()));
    }

    private Credential credential() {
      if (ciphertext.isEmpty()) {
        return new Credential.Missing();
      }
      var version = tokenVersion.orElseThrow();
      var check = checkAt.map(at -> new Credential.Check(at, checks, checkRequestedAt.orElse(at)));
      return rejected
          ? new Credential.Rejected(version, ciphertext.get(), check)
          : new Credential.Saved(version, ciphertext.get(), check);
    }

    Merchant merchant(Map<TenantId, Binding> bindings) {
      return new Merchant(account, connected, currentTenant.flatMap(TenantId::of), mode, bindings);
    }
  }

  /// Merchants that are unchanged until the transaction ends.
  ///
  /// @param at the time by PostgreSQL, after they were reserved
  public record Shared(Map<String, Merchant> merchants, Instant at) {}

  private record Locked(long locks, Instant at) {}

  private record TriedLock(boolean locked, Instant at) {}

  private record LockedAccount(String account, boolean taken, Instant at) {}

  /// A merchant whose deliveries have not all followed a change.
  ///
  /// @param changes the number of the change
  public record Unarranged(String account, long changes) {}

  /// The known merchants of these accounts, unchanged until the transaction ends.
  public static Uni<Map<String, Merchant>> share(
      Mutiny.Session session, Collection<String> accounts) {
    return shareNow(session, accounts).map(Shared::merchants);
  }

  /// The known merchants of these accounts, and the time.
  public static Uni<Shared> shareNow(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, SHARE, Locked.class)
        .texts("accounts", accounts)
        .one()
        .chain(
            locked -> read(session, accounts).map(merchants -> new Shared(merchants, locked.at())));
  }

  /// Like [#shareNow], but fails instead of waiting while the settings of one of them change: the
  /// others shall not wait for it.
  public static Uni<Shared> tryShareNow(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, TRY_SHARE, TriedLock.class)
        .texts("accounts", accounts)
        .one()
        .invoke(MerchantTable::requireLocked)
        .chain(
            tried -> read(session, accounts).map(merchants -> new Shared(merchants, tried.at())));
  }

  private static void requireLocked(TriedLock tried) {
    if (!tried.locked()) {
      throw new MerchantLocked();
    }
  }

  /// The settings of a merchant change in another transaction.
  static final class MerchantLocked extends RuntimeException {
    private static final long serialVersionUID = 1;

    MerchantLocked() {
      super("A merchant is locked", null, false, false);
    }
  }

  /// The merchants that use these tenants or did once, and the time. Without those whose settings
  /// change now: many lanes share the transaction, and none waits for another's merchant.
  public static Uni<Shared> shareTenants(Mutiny.Session session, Set<TenantId> tenants) {
    return Rows.query(session, SHARE_TENANTS, LockedAccount.class)
        .texts("tenants", tenants, TenantId::toString)
        .list()
        .chain(locked -> read(session, locked));
  }

  private static Uni<Shared> read(Mutiny.Session session, List<LockedAccount> locked) {
    if (locked.isEmpty()) {
      return Uni.createFrom().item(new Shared(Map.of(), Instant.EPOCH));
    }
    var taken = locked.stream().filter(LockedAccount::taken).map(LockedAccount::account).toList();
    return read(session, taken).map(merchants -> new Shared(merchants, locked.getLast().at()));
  }

  /// The merchants of each of these tenants that has any.
  public static Map<TenantId, List<Merchant>> byTenant(
      Collection<Merchant> merchants, Set<TenantId> tenants) {
    var byTenant = new HashMap<TenantId, List<Merchant>>();
    for (var tenant : tenants) {
      var its = merchants.stream().filter(each -> each.binding(tenant).isPresent()).toList();
      if (!its.isEmpty()) {
        byTenant.put(tenant, its);
      }
    }
    return byTenant;
  }

  /// Reserves these merchants for this transaction.
  public static Uni<?> lock(Mutiny.Session session, Collection<String> accounts) {
    return Rows.query(session, LOCK, Locked.class).texts("accounts", accounts).one();
  }

  /// Stores settings if they are newer than the stored ones. Under the exclusive lock.
  public static Uni<?> save(Mutiny.Session session, MerchantSettings settings) {
    var tenant = settings.trackdeskTenantId().flatMap(TenantId::of).map(TenantId::toString);
    return Rows.update(session, SAVE)
        .set("account", settings.account())
        .set("version", settings.version())
        .set("connected", settings.connection() != Connection.DISCONNECTED)
        .set("tenant", tenant)
        .set("mode", settings.options().deliveryMode().name())
        .run()
        .chain(
            saved ->
                saved == 0
                    ? Uni.createFrom().voidItem()
                    : BindingTable.follow(session, settings, tenant));
  }

  /// Records that something changed that the merchant's deliveries depend on.
  ///
  /// @param delay when a sweep takes over what the caller leaves undone
  /// @return the number of the change; empty where no settings have arrived: no delivery can be due
  public static Uni<Optional<Long>> changed(
      Mutiny.Session session, String account, Duration delay) {
    return Rows.query(session, CHANGED, Long.class)
        .set("account", account)
        .set("delay", delay)
        .first();
  }

  /// Some of the deliveries have followed.
  public static Uni<?> arranging(Mutiny.Session session, String account, Duration delay) {
    return Rows.update(session, ARRANGING).set("account", account).set("delay", delay).run();
  }

  /// All deliveries have followed this change.
  public static Uni<?> arranged(Mutiny.Session session, String account, long changes) {
    return Rows.update(session, ARRANGED).set("account", account).set("changes", changes).run();
  }

  /// Takes merchants whose deliveries have not all followed.
  public static Uni<List<Unarranged>> unarranged(
      Mutiny.Session session, Duration delay, int limit) {
    return Rows.query(session, UNARRANGED, Unarranged.class)
        .set("delay", delay)
        .set("limit", limit)
        .list();
  }

  private static Uni<Map<String, Merchant>> read(
      Mutiny.Session session, Collection<String> accounts) {
    return accounts.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : Rows.query(session, READ, Row.class)
            .texts("accounts", accounts)
            .list()
            .map(MerchantTable::merchants);
  }

  private static Map<String, Merchant> merchants(List<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Row::account, Collectors.collectingAndThen(toList(), MerchantTable::merchant)));
  }

  private static Merchant merchant(List<Row> rows) {
    var bindings =
        rows.stream()
            .flatMap(Row::binding)
            .collect(Collectors.toMap(Binding::tenant, Function.identity()));
    return rows.getFirst().merchant(bindings);
  }
}
