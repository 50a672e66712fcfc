package io.saletrail.settings.request.erasure;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.privacy.BuyerIdentified;
import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.contracts.privacy.SealedDataRead;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Erases on request, follows what the other services erase, and records what operators read there.
@ApplicationScoped
@Startup
class PrivacyFeed {
  private static final Pattern ACCOUNT = Pattern.compile("acct_[A-Za-z0-9]{1,64}");

  private final ErasureLedger ledger;
  private final Outbox outbox;
  private final Feed<?> feed;

  PrivacyFeed(ErasureLedger ledger, Outbox outbox, Feeds feeds) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.feed = feeds.single("privacy", PrivacyFact.class, this::apply);
  }

  @Incoming("privacy")
  Uni<Void> on(ConsumerRecords<String, byte[]> facts) {
    return feed.consume(facts);
  }

  private Uni<?> apply(PrivacyFact fact) {
    return switch (fact) {
      case ErasureRequested request ->
          switch (request.subject()) {
            case BUYER ->
                ledger.eraseBuyer(request.id(), request.account(), request.sealedEmails());
            case MERCHANT -> ledger.eraseMerchant(request.id(), request.account());
            case OTHER -> Uni.createFrom().voidItem();
          };
      case BuyerIdentified buyer ->
          ledger.eraseBuyer(buyer.erasure(), buyer.account(), buyer.sealedEmails());
      case ErasureCompleted completed ->
          outbox.write(session -> ErasureTable.complete(session, completed));
      case SealedDataRead read ->
          outbox.write(session -> AuditLog.append(session, List.of(action(read))));
    };
  }

  private static AuditLog.Reported action(SealedDataRead read) {
    return new AuditLog.Reported(
        new AuditRecord(
            Actor.OPERATOR_TOKEN,
            AuditAction.SEALED_DATA_READ,
            Optional.of(read.account()).filter(id -> ACCOUNT.matcher(id).matches()),
            read.subject(),
            List.of()),
        read.readAt(),
        read.id());
  }
}
