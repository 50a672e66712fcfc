package io.saletrail.settings.merchant;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.merchant.credential.Credential;
import io.saletrail.settings.merchant.credential.TopicOrder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Keeps the compacted topics and the database at one version.
///
/// A message that comes after a newer one is stale: a relay that had lost its connection sent it
/// late. It would be the last one of its key, so the newest is published again after it. A message
/// that is newer than the database is what a restore has lost: versions continue from there,
/// because readers ignore lower ones.
@ApplicationScoped
class PublishedSettingsLedger {
  private static final Logger LOG = Logger.getLogger(PublishedSettingsLedger.class);

  private final AuditLog audit;

  PublishedSettingsLedger(AuditLog audit) {
    this.audit = audit;
  }

  Uni<Void> compareSettings(List<MerchantSettings> published) {
    return each(published, (session, facts, one) -> compare(session, facts, one));
  }

  Uni<Void> compareCredentials(List<MerchantCredentials> published) {
    return each(published, (session, facts, one) -> compare(session, facts, one));
  }

  private interface Comparison<F> {
    Uni<Void> of(Mutiny.Session session, Outbox.Facts facts, F last);
  }

  private <F extends Fact> Uni<Void> each(List<F> published, Comparison<F> comparison) {
    return Multi.createFrom()
        .iterable(published)
        .onItem()
        .transformToUniAndConcatenate(
            one ->
                audit.write(
                    (session, facts) ->
                        SettingsLedger.lock(session, one.account())
                            .chain(() -> comparison.of(session, facts, one)),
                    PublishedSettingsLedger::nothingToRecord))
        .onItem()
        .ignoreAsUni();
  }

  /// No person acts: what was saved before is published again.
  private static Optional<AuditRecord> nothingToRecord(Void nothing) {
    return Optional.empty();
  }

  private static Uni<Void> compare(
      Mutiny.Session session, Outbox.Facts facts, MerchantSettings published) {
    return session
        .find(Merchant.class, published.account())
        .onItem()
        .ifNotNull()
        .invoke(stored -> apply(stored.seen(published.version()), facts, published, stored.fact()))
        .replaceWithVoid();
  }

  private static Uni<Void> compare(
      Mutiny.Session session, Outbox.Facts facts, MerchantCredentials published) {
    return session
        .find(Credential.class, published.account())
        .onItem()
        .ifNotNull()
        .invoke(stored -> apply(stored.seen(published.version()), facts, published, stored.fact()))
        .replaceWithVoid();
  }

  private static void apply(TopicOrder order, Outbox.Facts facts, Fact published, Fact newest) {
    switch (order) {
      case IN_ORDER -> {}
      case STALE -> publishAgain(facts, published, newest);
      case AHEAD -> logRestored(published);
    }
  }

  private static void publishAgain(Outbox.Facts facts, Fact stale, Fact newest) {
    facts.publish(newest);
    LOG.infof(
        "settings.published_again merchant=%s topic=%s",
        stale.account(), stale.topic().topicName());
  }

  private static void logRestored(Fact published) {
    LOG.warnf(
        "settings.version_continued merchant=%s topic=%s: the database is older than the topic",
        published.account(), published.topic().topicName());
  }
}
