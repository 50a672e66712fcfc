package io.saletrail.publisher.delivery;

import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.trackdesk.Source;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// One call that is recorded and about to be made.
///
/// @param before the delivery when it was claimed; its remote state is valid again if the response
///   shows that nothing was created or changed
/// @param binding the tenant that holds the conversion or is to hold it, with its token
/// @param number counts the calls for this conversion from 1
public record Attempt(
    Delivery before, NextAction.Send action, Binding binding, int number, Instant startedAt) {

  /// The merchant, `acct_…`.
  public String account() {
    return before.sale().account();
  }

  public TenantId tenant() {
    return binding.tenant();
  }

  /// Identifies the attempt in facts and logs.
  public UUID id() {
    return named(before.sale().conversion() + "#" + number);
  }

  /// The same for every repeat of one action, by any replica: a server that supports the key can
  /// repeat its first response.
  public UUID idempotencyKey() {
    return named(
        "%s#%d#%s".formatted(before.sale().conversion(), action.revision(), action.call()));
  }

  /// The request; empty when the source of the credit is unknown.
  ///
  /// @param address decrypts an e-mail address, if needed
  public Optional<TrackdeskRequest> request(Function<String, Optional<String>> address) {
    return request(before.sale(), action, binding.revenueOrigin(), address);
  }

  /// The request of an action about a sale; empty when the source of the credit is unknown.
  ///
  /// @param address decrypts an e-mail address, if needed
  public static Optional<TrackdeskRequest> request(
      Sale sale,
      NextAction.Send action,
      Optional<UUID> revenueOrigin,
      Function<String, Optional<String>> address) {
    var status = TrackdeskRequest.status(action.status(), sale.mode());
    return switch (action) {
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
