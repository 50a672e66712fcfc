package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where messages go that cannot be applied.
interface Parking {
  /// Keeps messages. Bears repetition.
  Uni<Void> park(List<ParkedMessage> messages);
}
