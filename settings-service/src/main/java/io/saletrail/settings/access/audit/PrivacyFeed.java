package io.saletrail.settings.access.audit;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.contracts.privacy.SealedDataRead;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.settings.access.audit.AuditLog.Reported;
import io.saletrail.settings.access.caller.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/// Records what operators read at other services.
@ApplicationScoped
@Startup
class PrivacyFeed {
  private static final Pattern ACCOUNT = Pattern.compile("acct_[A-Za-z0-9]{1,64}");

  private final Feed<PrivacyFact> feed;

  PrivacyFeed(Feeds feeds) {
    this.feed = feeds.projections("privacy", PrivacyFact.class, PrivacyFeed::enter);
  }

  @Incoming("privacy")
  Uni<Void> on(ConsumerRecords<String, byte[]> facts) {
    return feed.consume(facts);
  }

  private static Uni<Void> enter(Mutiny.Session session, List<PrivacyFact> facts) {
    return AuditLog.append(session, facts.stream().map(PrivacyFeed::action).toList());
  }

  private static Reported action(PrivacyFact fact) {
    return switch (fact) {
      case SealedDataRead read ->
          new Reported(
              new AuditRecord(
                  Actor.OPERATOR_TOKEN,
                  AuditAction.SEALED_DATA_READ,
                  Optional.of(read.account()).filter(id -> ACCOUNT.matcher(id).matches()),
                  read.subject(),
                  List.of()),
              read.readAt(),
              read.id());
    };
  }
}
