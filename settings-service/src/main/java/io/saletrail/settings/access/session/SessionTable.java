package io.saletrail.settings.access.session;

import io.saletrail.outbox.Rows;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `console_session`.
@ApplicationScoped
public class SessionTable {
  private static final String INSERT =
      """
      insert into console_session
        (id, secret_digest, owner, account, name, method, subject, granted_by, device, created_at,
         last_used_at, ends_at)
      values (:id, :digest, :owner, cast(:account as text), :name, :method, :subject, :granted,
              :device, :at, :at, cast(:at as timestamptz) + make_interval(secs => :life))
      """;

  /// The condition of a session that is accepted.
  private static final String OPEN =
      """
       ended_at is null and ends_at > now()
         and last_used_at > now() - make_interval(secs => :idle) and granted_by = any(:granted)
      """;

  private static final String USE =
      """
      with open as (
        select id, account, name, method, subject, device, created_at, last_used_at, ends_at
          from console_session where secret_digest = :digest and %s),
      touched as (
        update console_session set last_used_at = now()
          from open where console_session.id = open.id
           and open.last_used_at < now() - make_interval(secs => :touch))
      select * from open
      """
          .formatted(OPEN);

  private static final String LIST =
      """
      select id, account, name, method, subject, device, created_at, last_used_at, ends_at
        from console_session
       where account is not distinct from cast(:account as text) and %s
       order by last_used_at desc, id limit :limit
      """
          .formatted(OPEN);

  /// A session that has ended already ends again, so a repeated request succeeds.
  private static final String END =
      """
      update console_session set ended_at = coalesce(ended_at, now())
       where id = :id
         and (cast(:account as text) is null or account = cast(:account as text))
      """;

  private static final String END_OF_OWNER =
      "update console_session set ended_at = now() where owner = :owner and ended_at is null";

  private static final int LIMIT = 200;

  private final SessionConfig config;
  private final SessionGrants grants;

  SessionTable(SessionConfig config, SessionGrants grants) {
    this.config = config;
    this.grants = grants;
  }

  /// A row without its digest.
  record Row(
      UUID id,
      Optional<String> account,
      String name,
      String method,
      String subject,
      String device,
      Instant createdAt,
      Instant lastUsedAt,
      Instant endsAt) {

    SessionOwner owner() {
      var caller =
          account
              .<Caller>map(Caller.MerchantCaller::new)
              .orElseGet(() -> new Caller.Operator(name));
      return new SessionOwner(caller, SignInMethod.valueOf(method), subject);
    }
  }

  Uni<Integer> insert(
      Mutiny.Session session,
      UUID id,
      SessionSecret secret,
      SessionOwner owner,
      String device,
      Instant at) {
    return Rows.update(session, INSERT)
        .set("id", id)
        .set("digest", secret.digest())
        .set("owner", owner.key())
        .set("account", owner.account())
        .set("name", owner.name())
        .set("method", owner.method())
        .set("subject", owner.subject())
        .set("granted", grants.of(owner.method()))
        .set("device", device)
        .set("at", at)
        .set("life", config.lifetime())
        .run();
  }

  /// The open session of a secret. Its last use becomes now.
  Uni<Optional<Row>> use(Mutiny.Session session, String digest) {
    return Rows.query(session, USE, Row.class)
        .set("digest", digest)
        .set("idle", config.idleLimit())
        .texts("granted", grants.all())
        .set("touch", config.touchInterval())
        .first();
  }

  /// The open sessions of a merchant, or of operators; the last used first.
  Uni<List<Row>> list(Mutiny.Session session, Optional<String> account) {
    return Rows.query(session, LIST, Row.class)
        .set("account", account)
        .set("idle", config.idleLimit())
        .texts("granted", grants.all())
        .set("limit", LIMIT)
        .list();
  }

  /// Ends one session.
  ///
  /// @param account whose it must be; empty for any
  /// @return 0 if there is none
  Uni<Integer> end(Mutiny.Session session, UUID id, Optional<String> account) {
    return Rows.update(session, END).set("id", id).set("account", account).run();
  }

  /// Ends all sessions of an owner.
  ///
  /// @param owner the key of the owner: a merchant's account is one
  /// @return how many
  public Uni<Integer> endAll(Mutiny.Session session, String owner) {
    return Rows.update(session, END_OF_OWNER).set("owner", owner).run();
  }
}
