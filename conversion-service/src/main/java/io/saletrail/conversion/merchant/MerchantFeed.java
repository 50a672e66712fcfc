package io.saletrail.conversion.merchant;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes merchants' settings, for their policies.
@ApplicationScoped
class MerchantFeed {
  private final MerchantLedger ledger;

  MerchantFeed(MerchantLedger ledger) {
    this.ledger = ledger;
  }

  @Incoming("merchants")
  Uni<Void> on(List<byte[]> bodies) {
    return Multi.createFrom()
        .iterable(bodies)
        .onItem()
        .transformToIterable(body -> settings(body).toList())
        .onItem()
        .transformToUniAndConcatenate(
            settings -> Outage.retryUntilUp("merchant.save", ledger.save(settings)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Stream<MerchantSettings> settings(byte[] body) {
    return switch (FactFormat.read(body, MerchantSettings.class)) {
      case FactFormat.Reading.Known<MerchantSettings>(var settings) -> Stream.of(settings);
      case FactFormat.Reading.Unknown<MerchantSettings> later -> Stream.empty();
      case FactFormat.Reading.Broken<MerchantSettings> broken -> Stream.empty();
    };
  }
}
