package io.saletrail.ingest.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.ingest.activity.SeenEvents;
import io.saletrail.ingest.activity.SeenEvents.SessionState;
import io.saletrail.ingest.intake.Appended;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.intake.EventTopic;
import io.saletrail.ingest.poll.PassOutcome.Tally;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.ingest.quarantine.Unread;
import io.saletrail.ingest.reading.Reading;
import io.saletrail.ingest.reading.Reading.Flaw;
import io.saletrail.ingest.stripe.StripeAnswer;
import io.saletrail.ingest.stripe.StripeReadClient;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// One pass over one account: everything in the window, page by page, into the raw topic. It
/// blocks, on a virtual thread of its own.
@ApplicationScoped
class PollPass {
    private final StripeReadClient stripe;
    private final EventTopic topic;
    private final SeenEvents seen;
    private final Quarantine quarantine;
    private final Outbox outbox;
    private final PollLedger ledger;
    private final PollConfig config;
    private final StageQuery queries;

    PollPass(
            StripeReadClient stripe,
            EventTopic topic,
            SeenEvents seen,
            Quarantine quarantine,
            Outbox outbox,
            PollLedger ledger,
            PollConfig config) {
        this.stripe = stripe;
        this.topic = topic;
        this.seen = seen;
        this.quarantine = quarantine;
        this.outbox = outbox;
        this.ledger = ledger;
        this.config = config;
        this.queries = new StageQuery(config);
    }

    /// Reads the account from its mark on.
    ///
    /// @throws RuntimeException when Kafka or the database is away
    PassOutcome run(Claim claim) {
        var window = Window.after(claim.highWater(), Instant.now(), Window.Rules.of(config));
        var tally = Tally.NONE;
        var brought = new HashSet<SessionState>();
        for (var stage : Stage.values()) {
            Optional<String> after = Optional.empty();
            do {
                var query = queries.page(stage, window, after);
                switch (stripe.list(claim.account(), query)) {
                    case StripeAnswer.Refused(var cause) -> {
                        return new PassOutcome.Refused(cause, tally);
                    }
                    case StripeAnswer.Unavailable(var cause) -> {
                        return new PassOutcome.Unavailable(cause, tally);
                    }
                    case StripeAnswer.Page page -> {
                        tally = tally.plus(take(claim.account(), stage, page.items(), brought));
                        switch (await(ledger.progress(claim, stage, tally, Instant.now()))) {
                            case HELD -> after = next(page);
                            case LOST -> {
                                return new PassOutcome.Interrupted("lease lost");
                            }
                        }
                    }
                }
            } while (after.isPresent());
        }
        return new PassOutcome.Complete(window, tally);
    }

    private static Optional<String> next(StripeAnswer.Page page) {
        return page.more() && !page.items().isEmpty()
                ? Optional.of(page.items().getLast().path("id").asText())
                : Optional.empty();
    }

    /// Appends what is new of a page, and counts.
    ///
    /// @param brought the sessions that this pass has seen so far, each in its state
    private Tally take(
            String account, Stage stage, List<JsonNode> items, Set<SessionState> brought) {
        var now = Instant.now();
        var polled = new ArrayList<Polled>(items.size());
        for (var item : items) {
            Polled.of(stage, account, item, now)
                    .ifPresentOrElse(polled::add, () -> setAside(account, item));
        }
        var ids = polled.stream().map(event -> event.envelope().id()).toList();
        var known = await(seen.known(account, ids));
        var fresh =
                polled.stream().filter(event -> !known.contains(event.envelope().id())).toList();
        append(fresh);
        var states = newStates(fresh, brought);
        return new Tally(
                items.size(),
                switch (stage) {
                    case EVENTS -> fresh.size();
                    case SESSIONS -> states.size() - knownStates(account, states);
                });
    }

    private static Set<SessionState> newStates(List<Polled> fresh, Set<SessionState> brought) {
        var states = new HashSet<SessionState>();
        fresh.stream().flatMap(event -> event.sessionState().stream()).forEach(states::add);
        states.removeAll(brought);
        brought.addAll(states);
        return states;
    }

    /// A session that a webhook brought in the same state is appended all the same, for the charge
    /// that stands expanded in it, but it was not found by this poll.
    private int knownStates(String account, Set<SessionState> states) {
        return states.isEmpty() ? 0 : await(seen.knownStates(account, states)).size();
    }

    private void append(List<Polled> events) {
        var replies = new ArrayList<CompletableFuture<Appended>>(events.size());
        for (var event : events) {
            replies.add(topic.append(event.envelope(), EventOrigin.POLLS, event.body()));
        }
        for (var i = 0; i < replies.size(); i++) {
            switch (replies.get(i).join()) {
                case DURABLE -> {}
                case TOO_LARGE -> setAside(events.get(i));
                case KAFKA_AWAY, OVERLOADED ->
                        throw new IllegalStateException("Kafka does not take events");
            }
        }
    }

    private void setAside(Polled event) {
        setAside(
                Unread.of(
                        event.envelope().account().orElse(""),
                        event.envelope().id(),
                        event.envelope().type(),
                        Origin.POLL,
                        new Reading.Unreadable(Flaw.TOO_LARGE, ""),
                        event.body()));
    }

    private void setAside(String account, JsonNode item) {
        setAside(
                Unread.of(
                        account,
                        "",
                        "",
                        Origin.POLL,
                        new Reading.Unreadable(Flaw.FIELD_MISSING, "id"),
                        item.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void setAside(Unread event) {
        await(
                outbox.transact(
                        (session, facts) ->
                                quarantine.put(session, List.of(event)).replaceWith(true)));
    }

    private <T> T await(Uni<T> work) {
        return work.await().atMost(config.databaseTimeout());
    }
}
