package io.saletrail.publisher.delivery;

import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.Source;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// One call that is on record and about to be made.
///
/// @param before the delivery as it was found; what it says of Trackdesk is true again if the
///     answer shows that nothing was taken
/// @param merchant whose tenant and token it goes out with
/// @param number counts the calls for this conversion from 1
public record Attempt(
    Delivery before,
    NextAction.Send step,
    Merchant merchant,
    TenantId tenant,
    int number,
    Instant startedAt) {

  /// Names the attempt wherever it is told of.
  public UUID id() {
    return named(before.sale().conversion() + "#" + number);
  }

  /// The same for every repeat of the same step, whoever makes it: a server that honours the key
  /// can answer a repeat with its first answer.
  public UUID idempotencyKey() {
    return named("%s#%d#%s".formatted(before.sale().conversion(), step.revision(), step.call()));
  }

  /// What goes out; empty when it cannot be said whom the sale is credited to.
  ///
  /// @param address opens a sealed address, if need be
  public Optional<TrackdeskRequest> request(Function<String, Optional<String>> address) {
    return request(before.sale(), step, merchant.revenueOrigin(), address);
  }

  /// What a step sends about a sale; empty when it cannot be said whom the sale is credited to.
  ///
  /// @param address opens a sealed address, if need be
  public static Optional<TrackdeskRequest> request(
      Sale sale,
      NextAction.Send step,
      Optional<UUID> revenueOrigin,
      Function<String, Optional<String>> address) {
    var status = TrackdeskRequest.status(step.status(), sale.mode());
    return switch (step) {
      case NextAction.Create _ ->
          Source.of(sale.credit(), address)
              .map(
                  source ->
                      TrackdeskRequest.create(
                          source,
                          sale.type(),
                          sale.externalId(),
                          sale.amount(),
                          status,
                          revenueOrigin));
      case NextAction.UpdateStatus _ ->
          Optional.of(
              TrackdeskRequest.updateStatus(sale.type(), sale.externalId(), status, revenueOrigin));
    };
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
