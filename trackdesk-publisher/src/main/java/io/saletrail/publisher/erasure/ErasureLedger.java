package io.saletrail.publisher.erasure;

import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.outbox.AccountRows;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Erases buyers and merchants.
@ApplicationScoped
class ErasureLedger {
  private static final String SERVICE = "trackdesk-publisher";

  private final Outbox outbox;
  private final AccountRows rows;

  ErasureLedger(Outbox outbox, AccountRows rows) {
    this.outbox = outbox;
    this.rows = rows;
  }

  /// Erases the addresses of a buyer, and all of the merchant's encrypted responses: which of them
  /// repeat something of this buyer is not known.
  Uni<Void> eraseBuyer(String erasure, String account, List<String> sealed) {
    return outbox.write(
        (session, facts) ->
            AddressTable.erase(session, account, sealed)
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
