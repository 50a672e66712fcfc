package io.saletrail.settings.access.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Session;
import io.saletrail.settings.access.caller.SessionOwner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Opens, reads and ends sessions. What was read is trusted for a few seconds, so a page with many
/// requests costs one query.
@ApplicationScoped
public class Sessions {
  private final Outbox outbox;
  private final AuditLog audit;
  private final SessionTable table;
  private final SessionCookie cookies;
  private final Cache<String, SessionTable.Row> cache;

  Sessions(
      Outbox outbox,
      AuditLog audit,
      SessionTable table,
      SessionCookie cookies,
      SessionConfig config) {
    this.outbox = outbox;
    this.audit = audit;
    this.table = table;
    this.cookies = cookies;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(config.maxCached())
            .expireAfterWrite(config.cacheTtl())
            .build();
  }

  /// A new session.
  ///
  /// @param cookie the only copy of its secret
  public record Opened(Session session, NewCookie cookie) {}

  /// Opens a session for an authenticated caller.
  ///
  /// @param device for the list of sessions, see [Device]
  public Opened open(SessionOwner owner, String device, Instant now) {
    var secret = SessionSecret.random();
    var id = UUID.randomUUID();
    outbox.await(outbox.write(session -> table.insert(session, id, secret, owner, device, now)));
    return new Opened(new Session(id, owner, secret.csrf()), cookies.of(secret));
  }

  /// The open session of a secret.
  Uni<Optional<Session>> read(SessionSecret secret) {
    var digest = secret.digest();
    var known = cache.getIfPresent(digest);
    var row =
        known == null
            ? outbox.write(session -> table.use(session, digest))
            : Uni.createFrom().item(Optional.of(known));
    return row.invoke(found -> found.ifPresent(open -> cache.put(digest, open)))
        .map(found -> found.map(open -> new Session(open.id(), open.owner(), secret.csrf())));
  }

  /// Ends the session of this request.
  public void signOut(Session ended, Actor by) {
    outbox.await(
        audit.write(
            (session, _) -> table.end(session, ended.id(), Optional.empty()),
            _ -> Optional.of(AuditRecord.ofActor(by, AuditAction.SIGNED_OUT, ""))));
    forget();
  }

  /// Ends a session that another one replaces in the same browser.
  public void replace(Session ended) {
    outbox.await(outbox.write(session -> table.end(session, ended.id(), Optional.empty())));
    forget();
  }

  /// Ends one session from a list.
  ///
  /// @param account whose it must be; empty for any, for operators
  /// @return whether there is such a session
  public boolean end(UUID id, Optional<String> account, Actor by) {
    var record = record(by, AuditAction.SESSION_ENDED, account, id.toString());
    int ended =
        outbox.await(
            audit.write(
                (session, _) -> table.end(session, id, account),
                count -> count > 0 ? Optional.of(record) : Optional.empty()));
    forget();
    return ended > 0;
  }

  /// Ends all sessions of an owner. Without one, nothing is recorded.
  ///
  /// @param account the merchant that the audit trail names; empty for operators
  public void endAll(String owner, Optional<String> account, Actor by) {
    var record = record(by, AuditAction.SIGNED_OUT_EVERYWHERE, account, "");
    outbox.await(
        audit.write(
            (session, _) -> table.endAll(session, owner),
            count -> count > 0 ? Optional.of(record) : Optional.empty()));
    forget();
  }

  /// The open sessions of a merchant, or of all operators.
  ///
  /// @param current the session of the request, if it has one
  public SessionList list(Optional<String> account, Optional<UUID> current) {
    var rows = outbox.query(session -> table.list(session, account));
    return new SessionList(rows.stream().map(row -> SessionResponse.of(row, current)).toList());
  }

  /// Reads every session again at its next request.
  public void forget() {
    cache.invalidateAll();
  }

  private static AuditRecord record(
      Actor by, AuditAction action, Optional<String> account, String subject) {
    return account
        .map(merchant -> AuditRecord.of(by, action, merchant, subject))
        .orElseGet(() -> AuditRecord.ofActor(by, action, subject));
  }
}
