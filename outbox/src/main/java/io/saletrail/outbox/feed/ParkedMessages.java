package io.saletrail.outbox.feed;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Messages that are kept until they can be applied.
@ApplicationScoped
class ParkedMessages implements Parking {
  /// How long one replica may retry a message. Afterwards another may: the first is taken for dead.
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(ParkedMessages.class);

  private final Outbox outbox;
  private final BodyCipher bodies;
  private final String version;

  ParkedMessages(
      Outbox outbox,
      BodyCipher bodies,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.outbox = outbox;
    this.bodies = bodies;
    this.version = version;
  }

  /// Parks messages. One that is parked already stays as it is.
  @Override
  public Uni<Void> park(List<ParkedMessage> messages) {
    var sealed = messages.stream().map(message -> message.sealed(bodies)).toList();
    return outbox.write(session -> ParkedTable.insert(session, sealed, version)).replaceWithVoid();
  }

  Uni<List<UUID>> ids(UUID after, Collection<String> channels, int limit) {
    return outbox.read(session -> ParkedTable.ids(session, after, channels, limit));
  }

  /// Takes a message so that no other replica retries it meanwhile; empty also if no key decrypts
  /// it.
  Uni<Optional<ParkedMessage>> claim(UUID id, Collection<String> channels) {
    return outbox
        .write(session -> ParkedTable.claim(session, id, channels, LEASE))
        .map(claimed -> claimed.flatMap(this::open));
  }

  private Optional<ParkedMessage> open(ParkedMessage message) {
    var opened = message.opened(bodies);
    if (opened.isEmpty()) {
      LOG.warnf("parked.retried channel=%s outcome=KEY_MISSING", message.channel());
    }
    return opened;
  }

  Uni<Boolean> exists(UUID id) {
    return outbox.read(session -> ParkedTable.exists(session, id));
  }

  Uni<List<ParkedEntry>> list(UUID after, Optional<String> channel, int limit) {
    return outbox.read(session -> ParkedTable.list(session, after, channel, limit));
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
