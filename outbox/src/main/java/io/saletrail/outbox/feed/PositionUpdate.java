package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/// How far a feed has got with the messages of one transaction. Written by that transaction, it
/// costs no commit of its own. A transaction may leave it out: then the feed writes it.
public interface PositionUpdate {
  /// Writes the position, as the last statement of the work: it locks a row that all transactions
  /// of the feed write.
  Uni<Void> in(Mutiny.Session session);
}
