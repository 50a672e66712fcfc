package io.saletrail.publisher.delivery;

import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One call that is on record and about to be made.
///
/// @param before the delivery as it was found; what it says of Trackdesk is true again if the
///     answer shows that nothing was taken
/// @param merchant whose tenant and token it goes out with
/// @param number counts the calls for this conversion from 1
public record Attempt(
        Delivery before,
        Step.Send step,
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
        return named(
                "%s#%d#%s".formatted(before.sale().conversion(), step.revision(), step.call()));
    }

    /// What goes out.
    public TrackdeskRequest request() {
        return request(before.sale(), step, merchant.revenueOrigin());
    }

    /// What a step sends about a sale.
    public static TrackdeskRequest request(
            Sale sale, Step.Send step, Optional<UUID> revenueOrigin) {
        var status = TrackdeskRequest.status(step.status(), sale.mode());
        return switch (step) {
            case Step.Create _ ->
                    TrackdeskRequest.create(
                            sale.credit(),
                            sale.type(),
                            sale.externalId(),
                            sale.amount(),
                            status,
                            revenueOrigin);
            case Step.UpdateStatus _ ->
                    TrackdeskRequest.updateStatus(
                            sale.type(), sale.externalId(), status, revenueOrigin);
        };
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
