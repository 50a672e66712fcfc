package io.saletrail.outbox.feed;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Messages that are kept until they can be applied.
@ApplicationScoped
class ParkedMessages implements Parking {
  private final Outbox outbox;
  private final String version;

  ParkedMessages(
      Outbox outbox, @ConfigProperty(name = "quarkus.application.version") String version) {
    this.outbox = outbox;
    this.version = version;
  }

  /// Parks messages. One that is parked already stays as it is.
  @Override
  public Uni<Void> park(List<ParkedMessage> messages) {
    return outbox
        .write(session -> ParkedTable.insert(session, messages, version))
        .replaceWithVoid();
  }

  Uni<List<ParkedMessage>> page(UUID after, List<String> channels, int limit) {
    return outbox.read(session -> ParkedTable.page(session, after, channels, limit));
  }

  Uni<Void> delete(ParkedMessage message) {
    return outbox.write(session -> ParkedTable.delete(session, message)).replaceWithVoid();
  }

  /// Records that a message failed again.
  Uni<Void> tried(ParkedMessage message) {
    return outbox.write(session -> ParkedTable.tried(session, message, version)).replaceWithVoid();
  }

  Uni<List<ParkedTable.Count>> counts() {
    return outbox.read(ParkedTable::counts);
  }
}
