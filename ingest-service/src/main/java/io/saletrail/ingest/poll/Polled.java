package io.saletrail.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.ingest.activity.SeenEvents.SessionState;
import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.Reading;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// An object from one of Stripe's lists, as an event of the kind that webhooks bring.
///
/// @param envelope how it is filed
/// @param event the whole event
record Polled(Envelope envelope, JsonNode event) {
    /// A session read by a poll has no event of Stripe's around it; this is ours.
    static final String SESSION_TYPE = "checkout.session.observed";

    private static final String SESSION_TYPES = "checkout.session.";

    private static final int ID_HEX_DIGITS = 48;

    /// Makes an event of an object; empty when it has no id that could be one.
    static Optional<Polled> of(Stage stage, String account, JsonNode item, Instant now) {
        if (!StripeId.isId(item.path("id").asText())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (stage) {
                    case EVENTS -> event(account, item);
                    case SESSIONS -> session(account, item, now);
                });
    }

    byte[] body() {
        return event.toString().getBytes(UTF_8);
    }

    /// The session that is seen here, in its state: a webhook may have brought it as another event.
    Optional<SessionState> sessionState() {
        if (!envelope.type().startsWith(SESSION_TYPES)) {
            return Optional.empty();
        }
        return switch (ActivityReader.read(envelope.account().orElse(""), Origin.POLL, body())) {
            case Reading.Read(var activities) ->
                    activities.stream()
                            .filter(SessionObserved.class::isInstance)
                            .map(SessionObserved.class::cast)
                            .map(SessionState::of)
                            .findFirst();
            case Reading.PassedOver _, Reading.Unreadable _ -> Optional.empty();
        };
    }

    private static Polled event(String account, JsonNode item) {
        var type =
                Optional.of(item.path("type").asText()).filter(StripeId::isWord).orElse("unknown");
        return new Polled(
                new Envelope(
                        item.path("id").asText(),
                        type,
                        Optional.of(account),
                        item.path("livemode").asBoolean(),
                        Instant.ofEpochSecond(item.path("created").asInt())),
                item);
    }

    /// The id is made of the content, so that an unchanged session read again is the same event.
    private static Polled session(String account, JsonNode item, Instant now) {
        var id = "obs_" + hash(item);
        var livemode = item.path("livemode").asBoolean();
        var event = JsonNodeFactory.instance.objectNode();
        event.put("id", id)
                .put("object", "event")
                .put("type", SESSION_TYPE)
                .put("created", now.getEpochSecond())
                .put("account", account)
                .put("livemode", livemode);
        event.putObject("data").set("object", item);
        return new Polled(
                new Envelope(id, SESSION_TYPE, Optional.of(account), livemode, now), event);
    }

    private static String hash(JsonNode item) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(item.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
