package io.saletrail.settings.access.key;

import io.saletrail.outbox.Rows;
import io.saletrail.settings.access.caller.ApiKey;
import io.saletrail.settings.access.caller.KeyScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `api_key`.
@ApplicationScoped
public class KeyTable {
  private static final String INSERT =
      """
      insert into api_key (id, secret_digest, account, name, prefix, scopes, created_at, expires_at)
      select :id, :digest, cast(:account as text), :name, :prefix, :scopes, :at,
             cast(:at as timestamptz) + make_interval(days => cast(:days as integer))
       where (select count(*) from api_key
               where account is not distinct from cast(:account as text)
                 and revoked_at is null) < :max
      """;

  private static final String USE =
      """
      with open as (
        select id, account, name, prefix, scopes, created_at, last_used_at, expires_at
          from api_key
         where secret_digest = :digest and revoked_at is null
           and (expires_at is null or expires_at > now())),
      touched as (
        update api_key set last_used_at = now()
          from open where api_key.id = open.id
           and coalesce(open.last_used_at < now() - make_interval(secs => :touch), true))
      select * from open
      """;

  private static final String LIST =
      """
      select id, account, name, prefix, scopes, created_at, last_used_at, expires_at
        from api_key
       where account is not distinct from cast(:account as text) and revoked_at is null
       order by created_at desc, id
      """;

  /// A key that was revoked already is revoked again, so a repeated request succeeds.
  private static final String REVOKE =
      """
      update api_key
         set revoked_at = coalesce(revoked_at, now()), expires_at = least(expires_at, now())
       where id = :id
         and (cast(:account as text) is null or account = cast(:account as text))
      returning name, account
      """;

  private static final String REVOKE_ALL =
      """
      update api_key set revoked_at = now(), expires_at = least(expires_at, now())
       where account = :account and revoked_at is null
      """;

  private final KeyConfig config;

  KeyTable(KeyConfig config) {
    this.config = config;
  }

  /// A row without its digest.
  record Row(
      UUID id,
      Optional<String> account,
      String name,
      String prefix,
      String scopes,
      Instant createdAt,
      Optional<Instant> lastUsedAt,
      Optional<Instant> expiresAt) {

    Set<KeyScope> scopeSet() {
      var set = EnumSet.noneOf(KeyScope.class);
      Arrays.stream(scopes.split(" ")).map(KeyScope::valueOf).forEach(set::add);
      return set;
    }

    ApiKey key() {
      return new ApiKey(id, account, name, scopeSet());
    }
  }

  /// A revoked key.
  record Revoked(String name, Optional<String> account) {}

  /// Adds a key.
  ///
  /// @return 0 if the owner has too many
  Uni<Integer> insert(
      Mutiny.Session session,
      UUID id,
      KeySecret secret,
      Optional<String> account,
      NewKey key,
      Instant at) {
    return Rows.update(session, INSERT)
        .set("id", id)
        .set("digest", secret.digest())
        .set("account", account)
        .set("name", key.name())
        .set("prefix", secret.prefix())
        .set("scopes", key.scopes().stream().map(Enum::name).collect(Collectors.joining(" ")))
        .set("at", at)
        .set("days", key.expiresInDays())
        .set("max", config.maxPerOwner())
        .run();
  }

  /// The key with this digest, unless it has expired. Its last use becomes now.
  Uni<Optional<Row>> use(Mutiny.Session session, String digest) {
    return Rows.query(session, USE, Row.class)
        .set("digest", digest)
        .set("touch", config.touchInterval())
        .first();
  }

  /// The keys of a merchant, or of operators; the latest first.
  Uni<List<Row>> list(Mutiny.Session session, Optional<String> account) {
    return Rows.query(session, LIST, Row.class).set("account", account).list();
  }

  /// Revokes a key.
  ///
  /// @param account whose it must be; empty for any
  /// @return whose it was; empty if there is none
  Uni<Optional<Revoked>> revoke(Mutiny.Session session, UUID id, Optional<String> account) {
    return Rows.query(session, REVOKE, Revoked.class).set("id", id).set("account", account).first();
  }

  /// Revokes all keys of a merchant.
  public Uni<Integer> revokeAll(Mutiny.Session session, String account) {
    return Rows.update(session, REVOKE_ALL).set("account", account).run();
  }
}
