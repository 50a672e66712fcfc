package io.saletrail.publisher.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.privacy.SealedDataRead;
import io.saletrail.contracts.privacy.SealedDataRead.Content;
import io.saletrail.encryption.Purpose;
import io.saletrail.encryption.StorageCipher;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.trackdesk.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/// Trackdesk's own words about calls that failed. They can repeat a buyer's data, so they are
/// stored encrypted, and each reading is published for the audit trail.
@Startup
@ApplicationScoped
public class SealedResponses {
  private static final String STORE =
      """
      insert into sealed_response (conversion, number, ciphertext, stored_at)
      select conversion, number, ciphertext, stored_at
        from %s
      on conflict do nothing
      """
          .formatted(Rows.recordset("sealed_response"));

  private static final String FIND =
      """
      select s.ciphertext, d.account
        from sealed_response s join delivery d on d.conversion = s.conversion
       where s.conversion = :conversion and s.number = :number
      """;

  private final Outbox outbox;
  private final StorageCipher cipher;

  SealedResponses(
      Outbox outbox, @ConfigProperty(name = "saletrail.secrets-key") Optional<String> secretsKey) {
    this.outbox = outbox;
    this.cipher = StorageCipher.of(secretsKey.orElse(""), Purpose.RESPONSES);
  }

  private record Row(String conversion, int number, String ciphertext, Instant storedAt) {}

  /// A stored response.
  record Stored(String ciphertext, String account) {}

  /// The response to one call.
  sealed interface Read {
    record Opened(String text) implements Read {}

    /// None of our keys decrypts it.
    record KeyMissing() implements Read {}

    /// There is none, or its retention has ended.
    record NotFound() implements Read {}
  }

  /// Stores the responses of failed calls.
  public Uni<Void> store(Mutiny.Session session, Collection<CallResult> results) {
    var rows =
        results.stream().filter(SealedResponses::isAnswered).map(result -> row(result)).toList();
    return Rows.write(session, STORE, rows);
  }

  /// Reads the response to a call for an operator.
  Uni<Read> read(String conversion, int number, Instant now) {
    return outbox.write(
        (session, facts) ->
            Rows.query(session, FIND, Stored.class)
                .set("conversion", conversion)
                .set("number", number)
                .first()
                .map(
                    found ->
                        found
                            .map(stored -> open(stored, subject(conversion, number), facts, now))
                            .orElseGet(Read.NotFound::new)));
  }

  private Read open(Stored stored, String subject, Outbox.Facts facts, Instant now) {
    var text = cipher.open(subject, stored.ciphertext()).map(bytes -> new String(bytes, UTF_8));
    if (text.isEmpty()) {
      return new Read.KeyMissing();
    }
    facts.publish(
        new SealedDataRead(
            UUID.randomUUID().toString(),
            stored.account(),
            Content.TRACKDESK_RESPONSE,
            subject,
            now));
    return new Read.Opened(text.get());
  }

  /// Without a status there was no response: the text is ours.
  private static boolean isAnswered(CallResult result) {
    var response = result.response();
    return switch (response.outcome()) {
      case Outcome.Accepted _, Outcome.AlreadyExists _ -> false;
      case Outcome.Refused _,
          Outcome.TokenRejected _,
          Outcome.RateLimited _,
          Outcome.Unavailable _ ->
          response.httpStatus().isPresent() && !response.text().isBlank();
    };
  }

  private Row row(CallResult result) {
    var conversion = result.attempt().before().sale().conversion();
    var number = result.attempt().number();
    var text = result.response().text().getBytes(UTF_8);
    var sealed = cipher.seal(subject(conversion, number), text);
    return new Row(conversion, number, sealed, result.at());
  }

  private static String subject(String conversion, int number) {
    return conversion + "#" + number;
  }
}
