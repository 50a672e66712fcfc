package io.saletrail.ingest.erasure;

import io.saletrail.contracts.privacy.BuyerIdentified;
import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.outbox.AccountRows;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Erases buyers and merchants: here, personal data is in events that no reader could read.
@ApplicationScoped
class ErasureLedger {
  private static final String SERVICE = "ingest-service";

  private final Outbox outbox;
  private final AccountRows rows;
  private final Quarantine quarantine;
  private final EmailCipher emails;

  ErasureLedger(
      Outbox outbox,
      AccountRows rows,
      Quarantine quarantine,
      @ConfigProperty(name = "saletrail.activity.secrets-key") String secretsKey) {
    this.outbox = outbox;
    this.rows = rows;
    this.quarantine = quarantine;
    this.emails = EmailCipher.of(secretsKey);
  }

  /// Deletes the events that name the buyer.
  Uni<Void> eraseBuyer(ErasureRequested request) {
    var marks =
        Stream.concat(
                request.customer().stream(), addresses(request.account(), request.sealedEmails()))
            .toList();
    return erase(request.id(), request.account(), marks);
  }

  /// Deletes the events with an address of the buyer.
  Uni<Void> eraseBuyer(BuyerIdentified buyer) {
    var marks = addresses(buyer.account(), buyer.sealedEmails()).toList();
    return erase(buyer.erasure(), buyer.account(), marks);
  }

  private Stream<String> addresses(String account, List<String> sealed) {
    return sealed.stream().flatMap(each -> emails.open(account, each).stream()).distinct();
  }

  private Uni<Void> erase(String erasure, String account, List<String> marks) {
    return outbox.write(
        (session, facts) ->
            quarantine
                .erase(session, account, marks)
                .invoke(count -> facts.publish(completed(erasure, account, count)))
                .replaceWithVoid());
  }

  /// Erases everything of a merchant.
  Uni<Void> eraseMerchant(String erasure, String account) {
    return rows.delete(account, List.of())
        .chain(
            count ->
                outbox.write(
                    (session, facts) -> {
                      facts.publish(completed(erasure, account, count));
                      return Uni.createFrom().voidItem();
                    }));
  }

  private static ErasureCompleted completed(String erasure, String account, long count) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new ErasureCompleted(
        UUID.randomUUID().toString(), erasure, account, SERVICE, count, now);
  }
}
