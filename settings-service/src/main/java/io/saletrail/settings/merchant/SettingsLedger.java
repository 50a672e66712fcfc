package io.saletrail.settings.merchant;

import io.saletrail.encryption.CredentialCipher;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.audit.FieldChange;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.merchant.credential.Credential;
import io.saletrail.settings.merchant.options.OptionsReader;
import io.saletrail.settings.merchant.token.TokenCheckRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Saves settings and publishes them, in one transaction with the audit entry.
@ApplicationScoped
public class SettingsLedger {
  private static final Logger LOG = Logger.getLogger(SettingsLedger.class);

  /// Serialises changes of one merchant, including the first one.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('merchant:' || :account, 0)) is null";

  private final AuditLog audit;
  private final OptionsReader optionsReader;
  private final CredentialCipher cipher;

  SettingsLedger(AuditLog audit, OptionsReader optionsReader, CredentialCipher cipher) {
    this.audit = audit;
    this.optionsReader = optionsReader;
    this.cipher = cipher;
  }

  /// The result of a save.
  ///
  /// @param created whether the merchant is new
  /// @param changes the changed fields
  public record Saved(SettingsResponse settings, boolean created, List<FieldChange> changes) {
    /// Whether another tenant took the place of the saved one.
    public boolean moved() {
      return changes.stream()
          .anyMatch(
              change -> change.field().equals(SettingsReader.TENANT) && change.from().isPresent());
    }

    Optional<AuditRecord> record(Actor by) {
      return created || !changes.isEmpty()
          ? Optional.of(AuditRecord.changed(by, settings.account(), changes))
          : Optional.empty();
    }
  }

  /// Saves the named fields and keeps the others.
  public Uni<Saved> save(String account, SettingsChange change, Actor by) {
    return audit
        .write(
            (session, facts) ->
                lock(session, account)
                    .chain(() -> merchant(session, account))
                    .chain(merchant -> save(session, facts, merchant, change)),
            saved -> saved.record(by))
        .invoke(saved -> log(saved, change, by));
  }

  private Uni<Saved> save(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, SettingsChange change) {
    // Milliseconds, so that the stored time equals the published one.
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var created = merchant.version == 0;
    var options = optionsReader.apply(change.options(), merchant.options);
    var tenant = change.tenantAfter(merchant.tenant());
    var zone = change.timeZone().orElse(merchant.timeZone);
    var changes =
        SettingsDiff.between(
            new SettingsDiff.Side(merchant.tenant(), merchant.timeZone, merchant.options),
            new SettingsDiff.Side(tenant, zone, options),
            change.token().isPresent());
    rejectStale(merchant, change, changes);
    if (merchant.change(tenant, zone, options, now)) {
      facts.publish(merchant.fact());
    }
    return (created ? session.persist(merchant) : Uni.createFrom().voidItem())
        .chain(() -> session.find(Credential.class, merchant.account))
        .chain(found -> replace(session, facts, merchant, Optional.ofNullable(found), change, now))
        .invoke(credential -> bind(facts, merchant, credential, now))
        .chain(credential -> response(session, merchant, credential.orElse(null)))
        .map(settings -> new Saved(settings, created, changes));
  }

  /// A change that starts from an older version would undo what was saved since.
  private static void rejectStale(
      Merchant merchant, SettingsChange change, List<FieldChange> changes) {
    var stale = change.version().filter(version -> version != merchant.version).isPresent();
    if (stale && !changes.isEmpty()) {
      throw new StaleSettings(changes);
    }
  }

  /// The merchant's settings with the token's status.
  public static Uni<SettingsResponse> response(
      Mutiny.Session session, Merchant merchant, @Nullable Credential credential) {
    return session
        .find(TokenCheckRow.class, merchant.account)
        .map(
            tried ->
                SettingsResponse.of(
                    merchant, Optional.ofNullable(credential), Optional.ofNullable(tried)));
  }

  private void bind(
      Outbox.Facts facts, Merchant merchant, Optional<Credential> credential, Instant now) {
    var tenant = merchant.tenant();
    if (tenant.isPresent()
        && credential.filter(it -> it.bind(cipher, tenant.get(), now)).isPresent()) {
      facts.publish(credential.get().fact());
    }
  }

  /// Saving the same token again publishes it again: the publisher retries a token that Trackdesk
  /// had rejected.
  private Uni<Optional<Credential>> replace(
      Mutiny.Session session,
      Outbox.Facts facts,
      Merchant merchant,
      Optional<Credential> before,
      SettingsChange change,
      Instant now) {
    if (change.token().isEmpty()) {
      return Uni.createFrom().item(before);
    }
    var credential = before.orElseGet(() -> Credential.first(merchant.account));
    var tenant = merchant.tenant();
    var sealed = cipher.seal(merchant.account, tenant, change.token().orElseThrow().secret());
    credential.replace(sealed, tenant, now);
    facts.publish(credential.fact());
    return (before.isPresent() ? Uni.createFrom().voidItem() : session.persist(credential))
        .replaceWith(Optional.of(credential));
  }

  /// Whether a token is of an older key.
  boolean old(String ciphertext) {
    return cipher.old(ciphertext);
  }

  /// Encrypts a merchant's token with the newest key, if it is of an older one.
  ///
  /// @return whether it was
  Uni<Boolean> renewToken(String account) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return audit.write(
        (session, facts) ->
            lock(session, account)
                .chain(() -> session.find(Credential.class, account))
                .map(credential -> renew(facts, Optional.ofNullable(credential), now)),
        _ -> Optional.empty());
  }

  private boolean renew(Outbox.Facts facts, Optional<Credential> credential, Instant now) {
    var renewed = credential.filter(it -> it.renew(cipher, now));
    renewed.ifPresent(it -> facts.publish(it.fact()));
    return renewed.isPresent();
  }

  /// The merchant of an account, or a new one that is not saved yet.
  public static Uni<Merchant> merchant(Mutiny.Session session, String account) {
    return session
        .find(Merchant.class, account)
        .map(found -> found == null ? Merchant.unsaved(account) : found);
  }

  /// Serialises changes of one merchant.
  public static Uni<Boolean> lock(Mutiny.Session session, String account) {
    return Rows.query(session, LOCK, Boolean.class).set("account", account).one();
  }

  private static void log(Saved saved, SettingsChange change, Actor by) {
    LOG.infof(
        "settings.saved merchant=%s version=%d created=%s token_replaced=%s by=%s",
        saved.settings().account(),
        saved.settings().version(),
        saved.created(),
        change.token().isPresent(),
        by.logName());
  }
}
