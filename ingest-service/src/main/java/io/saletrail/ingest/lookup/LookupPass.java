package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.activity.Observations;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.intake.AppendResult;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.intake.EventTopic;
import io.saletrail.ingest.job.PassOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// One look-up: reads the related objects of an object into the raw topic. Blocks; runs on a
/// virtual thread.
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

  /// @throws RuntimeException when Kafka is unavailable
  PassOutcome<LookupResult> run(String account, String object) {
    return switch (traversal.from(ReadUse.LOOKUP, account, object)) {
      case TraversalResult.Found(var objects, var additional, var complete) -> {
        append(account, Stream.concat(objects.stream(), additional.stream()).toList());
        yield new PassOutcome.Complete<>(
            new LookupResult(outcome(objects, complete), objects.size() + additional.size()));
      }
      case TraversalResult.NotAuthorised(var read) ->
          new PassOutcome.Complete<>(new LookupResult(Outcome.NOT_AUTHORISED, read));
      case TraversalResult.Unavailable _ ->
          new PassOutcome.Unavailable<>(Cause.UNAVAILABLE, LookupResult.NONE);
    };
  }

  /// A session that only stored the customer's card does not count. Absence is concluded from a
  /// complete reading only.
  static Outcome outcome(List<JsonNode> objects, boolean complete) {
    if (objects.isEmpty()) {
      return complete ? Outcome.UNKNOWN_OBJECT : Outcome.INCOMPLETE;
    }
    if (objects.stream().anyMatch(ObjectTraversal::isSession)) {
      return Outcome.SESSION_FOUND;
    }
    return complete ? Outcome.NO_SESSION : Outcome.INCOMPLETE;
  }

  private void append(String account, List<JsonNode> objects) {
    // Unchanged objects too: the requester may have lost the earlier event.
    var events = await(observations.of(account, objects, Instant.now()));
    var replies = new ArrayList<CompletableFuture<AppendResult>>();
    for (var event : events) {
      replies.add(topic.append(event.envelope(), EventOrigin.LOOKUPS, event.body()));
    }
    for (var reply : replies) {
      switch (reply.join()) {
        // Too large for a message: reported as not found.
        case DURABLE, TOO_LARGE -> {}
        case KAFKA_UNAVAILABLE, OVERLOADED ->
            throw new IllegalStateException("Kafka does not accept events");
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
