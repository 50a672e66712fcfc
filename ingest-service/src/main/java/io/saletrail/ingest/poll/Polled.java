package io.saletrail.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.ingest.activity.SeenEvents.SessionState;
import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.EnvelopeReader;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.Reading;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// An object from one of Stripe's lists, as an event of the kind that webhooks bring.
final class Polled {
    /// A session read by a poll has no event of Stripe's around it; this is ours.
    static final String SESSION_TYPE = "checkout.session.observed";

    private static final String SESSION_TYPES = "checkout.session.";
    private static final int ID_HEX_DIGITS = 48;

    private final Envelope envelope;
    private final byte[] body;

    private Polled(Envelope envelope, byte[] body) {
        this.envelope = envelope;
        this.body = body;
    }

    /// Makes an event of a list's item; empty when it cannot be one.
    static Optional<Polled> of(Stage stage, String account, JsonNode item, Instant now) {
        return switch (stage) {
            case EVENTS -> event(account, item);
            case SESSIONS -> Optional.of(session(account, item, now));
        };
    }

    /// How it is filed.
    Envelope envelope() {
        return envelope;
    }

    /// The whole event.
    byte[] body() {
        return body;
    }

    /// The session that is seen here, in its state: a webhook may have brought it as another event.
    Optional<SessionState> sessionState(ActivityReader reader) {
        if (!envelope.type().startsWith(SESSION_TYPES)) {
            return Optional.empty();
        }
        return switch (reader.read(envelope.account().orElse(""), Origin.POLL, body)) {
            case Reading.Read(var activities) ->
                    activities.stream()
                            .filter(SessionObserved.class::isInstance)
                            .map(SessionObserved.class::cast)
                            .map(SessionState::of)
                            .findFirst();
            case Reading.PassedOver _, Reading.Unreadable _ -> Optional.empty();
        };
    }

    private static Optional<Polled> event(String account, JsonNode item) {
        var body = bytes(item);
        return switch (EnvelopeReader.read(body)) {
            case EnvelopeReader.Reading.Found(var envelope) ->
                    Optional.of(new Polled(envelope.of(account), body));
            case EnvelopeReader.Reading.NotJson _, EnvelopeReader.Reading.NotAnEvent _ ->
                    Optional.empty();
        };
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
                new Envelope(id, SESSION_TYPE, Optional.of(account), livemode, now), bytes(event));
    }

    private static String hash(JsonNode item) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes(item));
            return HexFormat.of().formatHex(digest).substring(0, ID_HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(UTF_8);
    }
}
