package io.saletrail.publisher.merchant;

import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
      select count(%s(lock.key))
        from (select distinct hashtextextended('merchant:' || value, 0) as key
                from unnest(cast(:accounts as text[])) as value
               order by key) lock
      """;

  private static final String SHARE = KEYS.formatted("pg_advisory_xact_lock_shared");

  private static final String LOCK = KEYS.formatted("pg_advisory_xact_lock");

  private static final String OF_TENANTS =
      "select distinct account from binding where tenant = any(:tenants)";

  // A separate statement after the lock: its snapshot shows the changes that the lock waited for.
  private static final String READ =
      """
      select account, connected, tenant, mode from merchant
       where account = any(:accounts)
      """;

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

  /// A merchant as the statement returns it.
  private record Row(
      String account, boolean connected, Optional<String> tenant, DeliveryMode mode) {

    Merchant merchant(Map<TenantId, Binding> bindings) {
      return new Merchant(account, connected, tenant.flatMap(TenantId::of), mode, bindings);
    }
  }

  /// A merchant whose deliveries have not all followed a change.
  ///
  /// @param changes the number of the change
  public record Unarranged(String account, long changes) {}

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

  /// The merchants that use these tenants or did once, unchanged until the transaction ends.
  public static Uni<Map<TenantId, List<Merchant>>> shareTenants(
      Mutiny.Session session, Set<TenantId> tenants) {
    return Rows.query(session, OF_TENANTS, String.class)
        .texts("tenants", tenants, TenantId::toString)
        .list()
        .chain(accounts -> share(session, accounts))
        .map(merchants -> byTenant(merchants.values(), tenants));
  }

  private static Map<TenantId, List<Merchant>> byTenant(
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
    return lock(session, LOCK, accounts);
  }

  private static Uni<?> lock(Mutiny.Session session, String sql, Collection<String> accounts) {
    return accounts.isEmpty()
        ? Uni.createFrom().voidItem()
        : Rows.query(session, sql, Long.class).texts("accounts", accounts).one();
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

  private static Uni<List<Merchant>> read(Mutiny.Session session, Collection<String> accounts) {
    return accounts.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Rows.query(session, READ, Row.class)
            .texts("accounts", accounts)
            .list()
            .chain(
                rows ->
                    BindingTable.read(session, accounts)
                        .map(bindings -> merchants(rows, bindings)));
  }

  private static List<Merchant> merchants(
      List<Row> rows, Map<String, Map<TenantId, Binding>> bindings) {
    return rows.stream()
        .map(row -> row.merchant(bindings.getOrDefault(row.account(), Map.of())))
        .toList();
  }
}
