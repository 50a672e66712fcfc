package io.saletrail.settings.access.stripe;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// Single-use, short-lived sign-in links from the Stripe App to the console. The database stores
/// only a digest, so reading it gives no access.
@ApplicationScoped
public class ConsoleLinks {
  private static final String ISSUE =
      """
      insert into console_link (ticket_digest, account, ends_at)
      values (:digest, :account, now() + make_interval(secs => :life))
      """;

  private static final String DELETE_EXPIRED = "delete from console_link where ends_at < now()";

  private static final String REDEEM =
      """
      with redeemed as (
        delete from console_link where ticket_digest = :digest returning account, ends_at)
      select account from redeemed where ends_at > now()
      """;

  private static final String ACCOUNT =
      "select account from console_link where ticket_digest = :digest and ends_at > now()";

  private static final String REVOKE = "delete from console_link where account = :account";

  private static final int TICKET_BYTES = 32;

  private final Outbox outbox;
  private final AuditLog audit;
  private final Duration ttl;
  private final SecureRandom random = new SecureRandom();

  ConsoleLinks(Outbox outbox, AuditLog audit, StripeAppConfig config) {
    this.outbox = outbox;
    this.audit = audit;
    this.ttl = config.consoleLinkTtl();
  }

  /// Issues a ticket for an account's console.
  public Uni<String> issue(String account, Actor by) {
    var record = AuditRecord.ofActor(by, AuditAction.CONSOLE_LINK_ISSUED, "");
    return audit.write((session, _) -> issue(session, account), _ -> Optional.of(record));
  }

  /// The account of a ticket that stays valid; empty when it was used or has expired.
  public Optional<String> account(String ticket) {
    return outbox.query(
        session ->
            Rows.query(session, ACCOUNT, String.class).set("digest", digest(ticket)).first());
  }

  /// Revokes the links of an account.
  public Uni<Integer> revoke(Mutiny.Session session, String account) {
    return Rows.update(session, REVOKE).set("account", account).run();
  }

  /// The account of a ticket; empty when it was used or has expired.
  ///
  /// @param record the audit record of the account's sign-in
  public Uni<Optional<String>> redeem(String ticket, Function<String, AuditRecord> record) {
    return audit.write((session, _) -> redeem(session, ticket), account -> account.map(record));
  }

  private Uni<String> issue(Mutiny.Session session, String account) {
    var bytes = new byte[TICKET_BYTES];
    random.nextBytes(bytes);
    var ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return Rows.update(session, DELETE_EXPIRED)
        .run()
        .chain(() -> insert(session, account, ticket))
        .replaceWith(ticket);
  }

  private static Uni<Optional<String>> redeem(Mutiny.Session session, String ticket) {
    return Rows.query(session, REDEEM, String.class).set("digest", digest(ticket)).first();
  }

  private Uni<Integer> insert(Mutiny.Session session, String account, String ticket) {
    return Rows.update(session, ISSUE)
        .set("digest", digest(ticket))
        .set("account", account)
        .set("life", ttl)
        .run();
  }

  private static String digest(String ticket) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(ticket.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
