package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.ingest.activity.Observations;
import io.saletrail.ingest.intake.AppendResult;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.intake.EventTopic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// One look-up: a traversal, and what it found into the raw topic. It blocks, on a virtual thread of its
/// own.
@ApplicationScoped
class LookupPass {
  private final ObjectTraversal traversal;
  private final EventTopic topic;
  private final Observations observations;
  private final LookupConfig config;

  LookupPass(
      ObjectTraversal traversal, EventTopic topic, Observations observations, LookupConfig config) {
    this.traversal = traversal;
    this.topic = topic;
    this.observations = observations;
    this.config = config;
  }

  /// Reads what belongs to an object into the raw topic.
  ///
  /// @throws RuntimeException when Kafka is away
  PassOutcome from(String account, String object) {
    return switch (traversal.from(account, object)) {
      case TraversalResult.Found(var objects, var additional) -> {
        append(account, Stream.concat(objects.stream(), additional.stream()).toList());
        yield new PassOutcome.Ended(outcome(objects), objects.size() + additional.size());
      }
      case TraversalResult.NotAuthorised(var read) ->
          new PassOutcome.Ended(Outcome.NOT_AUTHORISED, read);
      case TraversalResult.Unavailable _ -> new PassOutcome.Unavailable();
    };
  }

  /// A session that only stored the customer's card is not the payment's own.
  private static Outcome outcome(List<JsonNode> objects) {
    if (objects.isEmpty()) {
      return Outcome.UNKNOWN_OBJECT;
    }
    return objects.stream().anyMatch(ObjectTraversal::isSession)
        ? Outcome.SESSION_FOUND
        : Outcome.NO_SESSION;
  }

  private void append(String account, List<JsonNode> objects) {
    // All of them, changed or not: whoever asked may have lost what came before.
    var events = await(observations.of(account, objects, Instant.now()));
    var replies = new ArrayList<CompletableFuture<AppendResult>>();
    for (var event : events) {
      replies.add(topic.append(event.envelope(), EventOrigin.LOOKUPS, event.body()));
    }
    for (var reply : replies) {
      switch (reply.join()) {
        // Too large for any message: as good as not found, and the caller is told so.
        case DURABLE, TOO_LARGE -> {}
        case KAFKA_UNAVAILABLE, OVERLOADED ->
            throw new IllegalStateException("Kafka does not claim events");
      }
    }
    if (!events.isEmpty()) {
      await(observations.record(account, events).replaceWith(true));
    }
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
