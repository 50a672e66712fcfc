package io.saletrail.settings.alert.destination;

import io.saletrail.encryption.DestinationCipher;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.merchant.SettingsLedger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Adds and removes destinations, in one transaction with the audit entry.
@ApplicationScoped
public class DestinationLedger {
  /// Destinations of one merchant.
  public static final int MAX = 10;

  private static final String INSERT =
      """
      insert into alert_destination (id, account, kind, address, secret, created_at)
      select r.id, r.account, r.kind, r.address, r.secret, r.created_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               id uuid, account text, kind text, address text, secret text,
               created_at timestamptz)
        join merchant m on m.account = r.account
       where (select count(*) from alert_destination d
              where d.account = r.account and d.removed_at is null) < :max
      """;

  private static final String REMOVE =
      "update alert_destination set removed_at = now(), address = '', secret = null"
          + " where account = :account and id = :id and removed_at is null";

  /// Without a destination nothing is sent: a problem that is open now begins again for the next
  /// destination.
  private static final String END_UNADDRESSED =
      """
      update alert_problem set ended_at = :now, began_message = coalesce(began_message, id)
       where account = :account and audience = 'MERCHANT' and ended_at is null
         and not exists (select 1 from alert_destination d
                          where d.account = :account and d.removed_at is null)
      """;

  private final AuditLog audit;
  private final DestinationCipher cipher;

  DestinationLedger(AuditLog audit, DestinationCipher cipher) {
    this.audit = audit;
    this.cipher = cipher;
  }

  /// A saved destination.
  ///
  /// @param signingSecret the secret of a signed webhook, which is shown this once
  public record Added(Destination destination, Optional<String> signingSecret) {}

  /// Adds a destination; empty where the merchant is unknown or has [#MAX] already.
  public Uni<Optional<Added>> add(String account, NewDestination added, Actor by) {
    var secret =
        added.kind() == DestinationKind.WEBHOOK
            ? Optional.of(SigningSecret.random())
            : Optional.<String>empty();
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var row = DestinationRow.of(account, added, secret, cipher, now);
    return audit
        .write(
            (session, _) -> SettingsLedger.lock(session, account).chain(() -> insert(session, row)),
            inserted ->
                record(inserted, by, AuditAction.ALERT_DESTINATION_ADDED, account, row.id()))
        .map(inserted -> Optional.of(new Added(row.shown(cipher), secret)).filter(_ -> inserted));
  }

  /// Removes a destination.
  ///
  /// @return whether it was there until now
  public Uni<Boolean> remove(String account, UUID id, Actor by) {
    return audit.write(
        (session, _) ->
            Rows.update(session, REMOVE)
                .set("account", account)
                .set("id", id)
                .run()
                .call(() -> endUnaddressed(session, account))
                .map(deleted -> deleted > 0),
        removed -> record(removed, by, AuditAction.ALERT_DESTINATION_REMOVED, account, id));
  }

  private static Uni<Boolean> insert(Mutiny.Session session, DestinationRow row) {
    return Rows.update(session, INSERT)
        .rows(List.of(row))
        .set("max", MAX)
        .run()
        .map(inserted -> inserted > 0);
  }

  private static Uni<Integer> endUnaddressed(Mutiny.Session session, String account) {
    return Rows.update(session, END_UNADDRESSED)
        .set("account", account)
        .set("now", Instant.now())
        .run();
  }

  private static Optional<AuditRecord> record(
      boolean done, Actor by, AuditAction action, String account, UUID id) {
    return done
        ? Optional.of(AuditRecord.of(by, action, account, id.toString()))
        : Optional.empty();
  }
}
