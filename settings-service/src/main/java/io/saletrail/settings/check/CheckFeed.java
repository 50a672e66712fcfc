package io.saletrail.settings.check;

import io.saletrail.contracts.poll.PollFact;
import io.saletrail.settings.feed.FactBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// What is said about polls of Stripe, our own requests included.
@ApplicationScoped
class CheckFeed {
    private final FactBatch batch;

    CheckFeed(FactBatch batch) {
        this.batch = batch;
    }

    @Incoming("polls")
    Uni<Void> on(ConsumerRecords<String, byte[]> polls) {
        return batch.enter(polls, PollFact.class, CheckProjection::enter);
    }
}
