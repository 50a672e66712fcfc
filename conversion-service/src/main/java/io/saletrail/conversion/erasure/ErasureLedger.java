package io.saletrail.conversion.erasure;

import io.saletrail.contracts.privacy.BuyerIdentified;
import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.outbox.AccountRows;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// Erases buyers and merchants. It is the one service that knows which addresses a Stripe customer
/// paid with, and publishes them.
@ApplicationScoped
class ErasureLedger {
  private static final String SERVICE = "conversion-service";

  private final Outbox outbox;
  private final AccountRows rows;

  ErasureLedger(Outbox outbox, AccountRows rows) {
    this.outbox = outbox;
    this.rows = rows;
  }

  /// Erases the addresses of a buyer. Decisions stay: facts and decisions are changed alike, so
  /// none is published again.
  Uni<Void> eraseBuyer(ErasureRequested request) {
    return outbox.write(
        (session, facts) ->
            addresses(session, request)
                .chain(
                    found ->
                        AddressTable.erase(session, request.account(), found)
                            .invoke(count -> publish(facts, request, found, count)))
                .replaceWithVoid());
  }

  private static Uni<List<String>> addresses(Mutiny.Session session, ErasureRequested request) {
    return request
        .customer()
        .map(customer -> AddressTable.ofCustomer(session, request.account(), customer))
        .orElseGet(() -> Uni.createFrom().item(List.of()))
        .map(more -> Stream.concat(request.sealedEmails().stream(), more.stream()))
        .map(all -> all.distinct().toList());
  }

  private static void publish(
      Outbox.Facts facts, ErasureRequested request, List<String> found, long count) {
    if (!request.sealedEmails().containsAll(found)) {
      facts.publish(new BuyerIdentified(request.id(), request.account(), found, now()));
    }
    facts.publish(completed(request, count));
  }

  /// Erases everything of a merchant.
  Uni<Void> eraseMerchant(ErasureRequested request) {
    return rows.delete(request.account(), List.of())
        .chain(
            count ->
                outbox.write(
                    (session, facts) -> {
                      facts.publish(completed(request, count));
                      return Uni.createFrom().voidItem();
                    }));
  }

  private static ErasureCompleted completed(ErasureRequested request, long count) {
    return new ErasureCompleted(
        UUID.randomUUID().toString(), request.id(), request.account(), SERVICE, count, now());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
