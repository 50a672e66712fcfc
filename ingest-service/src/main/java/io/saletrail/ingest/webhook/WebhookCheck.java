package io.saletrail.ingest.webhook;

import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.EnvelopeReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Checks signature, age and shape of a webhook, in this order: nothing in the body is parsed
/// before its signature is verified.
record WebhookCheck(Secrets secrets, Duration tolerance) {

  sealed interface Finding {
    /// Signed by Stripe, recent, and an event.
    record Valid(Envelope event) implements Finding {}

    record Refused(Verdict verdict) implements Finding {}
  }

  /// Checks one webhook. Never throws, whatever the body holds.
  ///
  /// @param signatures every header `Stripe-Signature` of the request
  Finding check(List<String> signatures, byte[] body, Instant now) {
    if (body.length == 0) {
      return new Finding.Refused(Verdict.BODY_EMPTY);
    }
    if (signatures.isEmpty()) {
      return new Finding.Refused(Verdict.SIGNATURE_MISSING);
    }
    if (signatures.size() > 1) {
      return new Finding.Refused(Verdict.SIGNATURE_MALFORMED);
    }
    return SignatureHeader.parse(signatures.getFirst())
        .map(header -> check(header, body, now))
        .orElseGet(() -> new Finding.Refused(Verdict.SIGNATURE_MALFORMED));
  }

  private Finding check(SignatureHeader header, byte[] body, Instant now) {
    var payload = utf8(body);
    if (payload.isEmpty()) {
      return new Finding.Refused(Verdict.BODY_NOT_UTF8);
    }
    var signer = secrets.signer(payload.get(), header, _ -> true);
    if (signer.isEmpty()) {
      return new Finding.Refused(Verdict.SIGNATURE_INVALID);
    }
    if (header.signedAt().isBefore(now.minus(tolerance))) {
      return new Finding.Refused(Verdict.SIGNATURE_TOO_OLD);
    }
    if (header.signedAt().isAfter(now.plus(tolerance))) {
      return new Finding.Refused(Verdict.SIGNATURE_IN_FUTURE);
    }
    return switch (EnvelopeReader.read(body)) {
      case EnvelopeReader.EnvelopeResult.Found(var event)
          when signer.get().speaksFor(event)
              || secrets.signer(payload.get(), header, it -> it.speaksFor(event)).isPresent() ->
          new Finding.Valid(event);
      case EnvelopeReader.EnvelopeResult.Found _ ->
          new Finding.Refused(Verdict.SECRET_OF_ANOTHER_ENDPOINT);
      case EnvelopeReader.EnvelopeResult.NotJson() -> new Finding.Refused(Verdict.NOT_JSON);
      case EnvelopeReader.EnvelopeResult.NotAnEvent() -> new Finding.Refused(Verdict.NOT_AN_EVENT);
    };
  }

  /// Strict: invalid UTF-8 would be signed as one text and stored as another. A NUL is no JSON in
  /// UTF-8, but half of UTF-16 and most of UTF-32, which JSON readers detect.
  private static Optional<String> utf8(byte[] body) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return Optional.of(text.toString()).filter(read -> read.indexOf('\0') < 0);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
