package io.saletrail.settings.merchant;

import io.saletrail.encryption.CredentialCipher;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.Actor;
import io.saletrail.settings.audit.AuditLog;
import io.saletrail.settings.audit.AuditRecord;
import io.saletrail.settings.audit.FieldChange;
import io.saletrail.settings.merchant.credential.Credential;
import io.saletrail.settings.merchant.options.OptionsReader;
import io.saletrail.settings.token.TokenCheckRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Saves settings and says so, in one transaction with who did it.
@ApplicationScoped
public class SettingsLedger {
  private static final Logger LOG = Logger.getLogger(SettingsLedger.class);

  /// Two saves for one merchant follow each other, the first one for a newcomer included.
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('merchant:' || :account, 0)) is null";

  private final AuditLog audit;
  private final OptionsReader optionsReader;
  private final CredentialCipher cipher;

  SettingsLedger(AuditLog audit, OptionsReader optionsReader, CredentialCipher cipher) {
    this.audit = audit;
    this.optionsReader = optionsReader;
    this.cipher = cipher;
  }

  /// What a save came to.
  ///
  /// @param settings as they stand now
  /// @param newcomer whether the merchant is new
  /// @param changes the fields that are different now
  public record Saved(SettingsResponse settings, boolean newcomer, List<FieldChange> changes) {
    Optional<AuditRecord> deed(Actor by) {
      return newcomer || !changes.isEmpty()
          ? Optional.of(AuditRecord.changed(by, settings.account(), changes))
          : Optional.empty();
    }
  }

  /// Saves what is named and leaves the rest.
  ///
  /// @param by who does it
  public Uni<Saved> save(String account, SettingsChange change, Actor by) {
    return audit
        .act(
            (session, facts) ->
                oneAtATime(session, account)
                    .chain(() -> merchant(session, account))
                    .chain(merchant -> save(session, facts, merchant, change)),
            saved -> saved.deed(by))
        .invoke(saved -> log(saved, change, by));
  }

  private Uni<Saved> save(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, SettingsChange change) {
    // Milliseconds: what the database gives back is what the fact said.
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var newcomer = merchant.version == 0;
    var options = optionsReader.apply(change.options(), merchant.options);
    var tenant = change.tenantAfter(merchant.tenant());
    var changes =
        SettingsDiff.between(
            new SettingsDiff.Side(merchant.tenant(), merchant.options),
            new SettingsDiff.Side(tenant, options),
            change.token().isPresent());
    if (merchant.change(tenant, options, now)) {
      facts.publish(merchant.fact());
    }
    return (newcomer ? session.persist(merchant) : Uni.createFrom().voidItem())
        .chain(() -> session.find(Credential.class, merchant.account))
        .chain(found -> replace(session, facts, merchant, Optional.ofNullable(found), change, now))
        .chain(credential -> answer(session, merchant, credential.orElse(null)))
        .map(settings -> new Saved(settings, newcomer, changes));
  }

  /// The merchant's settings as they stand, with what is known of the token.
  public static Uni<SettingsResponse> answer(
      Mutiny.Session session, Merchant merchant, @Nullable Credential credential) {
    return session
        .find(TokenCheckRow.class, merchant.account)
        .map(tried -> SettingsResponse.of(merchant, saved(credential), Optional.ofNullable(tried)));
  }

  /// A token that is saved again is said again: a publisher that Trackdesk had refused tries
  /// anew.
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
    credential.replace(cipher.seal(merchant.account, change.token().orElseThrow().secret()), now);
    facts.publish(credential.fact());
    return (before.isPresent() ? Uni.createFrom().voidItem() : session.persist(credential))
        .replaceWith(Optional.of(credential));
  }

  /// The credential as far as there is a token in it.
  public static Optional<Credential> saved(@Nullable Credential credential) {
    return Optional.ofNullable(credential).filter(Credential::there);
  }

  /// The merchant of an account, or a newcomer who is not saved yet.
  public static Uni<Merchant> merchant(Mutiny.Session session, String account) {
    return session
        .find(Merchant.class, account)
        .map(found -> found == null ? Merchant.newcomer(account) : found);
  }

  /// Waits for others who change the same merchant.
  public static Uni<Boolean> oneAtATime(Mutiny.Session session, String account) {
    return session
        .createNativeQuery(ONE_AT_A_TIME, Boolean.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  private static void log(Saved saved, SettingsChange change, Actor by) {
    LOG.infof(
        "settings.saved merchant=%s version=%d newcomer=%s token_replaced=%s by=%s",
        saved.settings().account(),
        saved.settings().version(),
        saved.newcomer(),
        change.token().isPresent(),
        by.logName());
  }
}
