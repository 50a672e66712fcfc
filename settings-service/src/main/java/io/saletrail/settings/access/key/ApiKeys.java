package io.saletrail.settings.access.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.ApiKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// Creates, finds and revokes keys. What was read is trusted for a few seconds.
@ApplicationScoped
public class ApiKeys {
  private final Outbox outbox;
  private final AuditLog audit;
  private final KeyTable table;
  private final KeyConfig config;
  private final Cache<String, ApiKey> cache;

  ApiKeys(Outbox outbox, AuditLog audit, KeyTable table, KeyConfig config) {
    this.outbox = outbox;
    this.audit = audit;
    this.table = table;
    this.config = config;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(config.maxCached())
            .expireAfterWrite(config.cacheTtl())
            .build();
  }

  /// Creates a key.
  ///
  /// @param account the merchant that it is limited to; empty for an operator's
  public CreatedKey create(Optional<String> account, NewKey key, Actor by) {
    var secret = KeySecret.random();
    var id = UUID.randomUUID();
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var record = record(by, AuditAction.KEY_CREATED, account, key.name());
    int created =
        outbox.await(
            audit.write(
                (session, _) -> table.insert(session, id, secret, account, key, now),
                count -> count > 0 ? Optional.of(record) : Optional.empty()));
    if (created == 0) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.CONFLICT,
              "There are " + config.maxPerOwner() + " keys already. Revoke one first."));
    }
    return new CreatedKey(
        list(account).items().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(ApiKeys::missing),
        secret.text());
  }

  /// The keys of a merchant, or of all operators.
  public KeyList list(Optional<String> account) {
    var rows = outbox.query(session -> table.list(session, account));
    return new KeyList(rows.stream().map(KeyResponse::of).toList());
  }

  /// Revokes a key.
  ///
  /// @param id as in a path; a malformed one names no key
  /// @param account whose it must be; empty for any, for operators
  public void revoke(String id, Optional<String> account, Actor by) {
    var key = read(id);
    var revoked =
        outbox.await(
            audit.write(
                (session, _) -> table.revoke(session, key, account),
                found ->
                    found.map(it -> record(by, AuditAction.KEY_REVOKED, it.account(), it.name()))));
    if (revoked.isEmpty()) {
      throw missing();
    }
    forget();
  }

  /// The key of a secret; empty if it was revoked, has expired, or never was.
  Uni<Optional<ApiKey>> find(KeySecret secret) {
    var digest = secret.digest();
    var known = cache.getIfPresent(digest);
    return known == null
        ? outbox
            .write(session -> table.use(session, digest))
            .map(row -> row.map(KeyTable.Row::key))
            .invoke(found -> found.ifPresent(key -> cache.put(digest, key)))
        : Uni.createFrom().item(Optional.of(known));
  }

  /// Reads every key again at its next request.
  public void forget() {
    cache.invalidateAll();
  }

  private static UUID read(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw missing();
    }
  }

  private static ProblemException missing() {
    return ProblemException.notFound("No key has this ID.");
  }

  private static AuditRecord record(
      Actor by, AuditAction action, Optional<String> account, String name) {
    return account
        .map(merchant -> AuditRecord.of(by, action, merchant, name))
        .orElseGet(() -> AuditRecord.ofActor(by, action, name));
  }
}
