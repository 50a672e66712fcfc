package io.saletrail.ingest.quarantine;

import static java.util.stream.Collectors.joining;

import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.privacy.SealedDataRead;
import io.saletrail.contracts.privacy.SealedDataRead.Content;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/// Events that no reader can read yet, with their personal data, and so encrypted: one that is read
/// is deleted.
@ApplicationScoped
public class Quarantine {
  /// The same bytes, from a repeated webhook or a poll, are stored once.
  private static final String PUT =
      """
      insert into quarantined_event
             (account, event_id, event_type, origin, read_error, field, digest, ciphertext)
      select r.account, r.event_id, r.event_type, r.origin, r.read_error, r.field, r.digest,
             r.ciphertext
        from %s as r
      on conflict on constraint quarantined_event_once_per_content_uq do nothing
      """
          .formatted(Rows.recordset("quarantined_event"));

  private static final String RELEASE =
      """
      delete from quarantined_event
       where (account, event_id) in (select r.account, r.event_id from %s as r)
      """
          .formatted(Rows.recordset("quarantined_event"));

  private static final String QUARANTINED =
      """
      select cast(id as text) as id, account || '/' || digest as ref, ciphertext
        from quarantined_event where account = :account
      """;

  private static final String DELETE =
      "delete from quarantined_event where cast(id as text) = any(:ids)";

  private static final String PARKED =
      """
      select cast(id as text) as id, cast(id as text) as ref,
             convert_from(body, 'UTF8') as ciphertext
        from parked_message
       where channel = 'stripe-events' and body is not null
         and cast(headers as jsonb) ->> 'ce_subject' = :account
      """;

  private static final String DELETE_PARKED =
      "delete from parked_message where cast(id as text) = any(:ids)";

  private final Outbox outbox;
  private final ActivityReader reader;
  private final SealedEvents sealed;

  Quarantine(Outbox outbox, ActivityReader reader, SealedEvents sealed) {
    this.outbox = outbox;
    this.reader = reader;
    this.sealed = sealed;
  }

  public record EventName(String account, String eventId) {}

  /// Stores events, in the caller's transaction.
  public Uni<Void> put(Mutiny.Session session, List<UnreadableEvent> events) {
    return Rows.write(session, PUT, events.stream().map(this::row).toList());
  }

  /// @param digest of the content
  private record Row(
      String account,
      Optional<String> eventId,
      Optional<String> eventType,
      Origin origin,
      ReadError readError,
      String field,
      String digest,
      String ciphertext) {}

  private Row row(UnreadableEvent event) {
    var raw = Base64.getDecoder().decode(event.rawBase64());
    var digest = digest(raw);
    return new Row(
        event.account(),
        event.eventId(),
        event.eventType(),
        event.origin(),
        event.readError(),
        event.field(),
        digest,
        sealed.seal(QuarantinedEvent.row(event.account(), digest), raw));
  }

  private static String digest(byte[] raw) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Releases events that are readable now and whose activity was sent, in the caller's
  /// transaction.
  public Uni<Void> release(Mutiny.Session session, List<EventName> events) {
    return Rows.write(session, RELEASE, events);
  }

  /// Deletes the events of an account that contain one of some texts, in quarantine and parked; one
  /// that no key decrypts, too.
  ///
  /// @return how many
  public Uni<Long> erase(Mutiny.Session session, String account, List<String> texts) {
    var marks = Marks.of(texts);
    return deleteMarked(session, PARKED, DELETE_PARKED, account, row -> isMarked(row, marks))
        .chain(
            parked ->
                deleteMarked(session, QUARANTINED, DELETE, account, row -> isMarked(row, marks))
                    .map(quarantined -> parked + quarantined));
  }

  /// An encrypted event.
  ///
  /// @param ref what the ciphertext is bound to
  private record SealedRow(String id, String ref, String ciphertext) {}

  private boolean isMarked(SealedRow row, Marks marks) {
    return sealed.open(row.ref(), row.ciphertext()).map(marks::areIn).orElse(true);
  }

  private static Uni<Long> deleteMarked(
      Mutiny.Session session,
      String select,
      String delete,
      String account,
      Predicate<SealedRow> marked) {
    return Rows.query(session, select, SealedRow.class)
        .set("account", account)
        .list()
        .map(rows -> rows.stream().filter(marked).map(SealedRow::id).toList())
        .chain(ids -> Rows.update(session, delete).texts("ids", ids).run())
        .map(Integer::longValue);
  }

  /// Events in quarantine, the newest first.
  Uni<List<QuarantineEntry>> list(Optional<String> account, Optional<ReadError> reason, int limit) {
    var filters = new HashMap<String, Object>();
    account.ifPresent(value -> filters.put("account", value));
    reason.ifPresent(value -> filters.put("readError", value));
    var conditions =
        filters.keySet().stream().map(name -> name + " = :" + name).collect(joining(" and "));
    var query =
        "from QuarantinedEvent %s order by id desc"
            .formatted(conditions.isEmpty() ? "" : "where " + conditions);
    return outbox.write(
        session -> {
          var select =
              session.createSelectionQuery(query, QuarantinedEvent.class).setMaxResults(limit);
          filters.forEach(select::setParameter);
          return select
              .getResultList()
              .map(rows -> rows.stream().map(QuarantineEntry::of).toList());
        });
  }

  /// An event in quarantine with its content, for an operator: the reading enters the audit trail.
  Uni<Optional<QuarantineEntry.WithContent>> find(long id, Instant now) {
    return outbox.write(
        (session, facts) ->
            session
                .find(QuarantinedEvent.class, id)
                .map(row -> Optional.ofNullable(row).map(found -> read(found, facts, now))));
  }

  private QuarantineEntry.WithContent read(
      QuarantinedEvent event, Outbox.Facts facts, Instant now) {
    var raw = open(event);
    if (raw.isPresent()) {
      facts.publish(
          new SealedDataRead(
              UUID.randomUUID().toString(),
              event.account,
              Content.QUARANTINED_EVENT,
              Optional.ofNullable(event.eventId).orElse("quarantine/" + event.id),
              now));
    }
    return QuarantineEntry.WithContent.of(event, raw);
  }

  private Optional<byte[]> open(QuarantinedEvent event) {
    return sealed.open(QuarantinedEvent.row(event.account, event.digest), event.ciphertext);
  }

  /// Reads an event again. Its activity is published in the transaction that releases it.
  Uni<ReplayResult> replay(long id, Instant now) {
    return outbox.write(
        (session, facts) ->
            session
                .find(QuarantinedEvent.class, id, LockModeType.PESSIMISTIC_WRITE)
                .chain(
                    row ->
                        row == null
                            ? Uni.createFrom().item(new ReplayResult.NotFound())
                            : replay(session, row, facts, now)));
  }

  private Uni<ReplayResult> replay(
      Mutiny.Session session, QuarantinedEvent event, Outbox.Facts facts, Instant now) {
    var result =
        open(event)
            .map(raw -> replay(event, raw, facts, now))
            .orElseGet(ReplayResult.KeyMissing::new);
    return switch (result) {
      case ReplayResult.Read _, ReplayResult.Skipped _ -> session.remove(event).replaceWith(result);
      case ReplayResult.StillUnreadable _, ReplayResult.KeyMissing _, ReplayResult.NotFound _ ->
          Uni.createFrom().item(result);
    };
  }

  private ReplayResult replay(QuarantinedEvent event, byte[] raw, Outbox.Facts facts, Instant now) {
    return switch (reader.read(event.account, event.origin, raw)) {
      case ReadResult.Read(List<PaymentActivity> activities) -> {
        activities.forEach(facts::publish);
        yield new ReplayResult.Read(activities.size());
      }
      // A part may have been published before: consumers ignore repeated facts.
      case ReadResult.ReadInPart(List<PaymentActivity> activities, var unread) -> {
        activities.forEach(facts::publish);
        event.stillUnreadable(unread, now);
        yield new ReplayResult.StillUnreadable(unread.error(), unread.field());
      }
      case ReadResult.Skipped(var reason) -> new ReplayResult.Skipped(reason);
      case ReadResult.Unreadable why -> {
        event.stillUnreadable(why, now);
        yield new ReplayResult.StillUnreadable(why.error(), why.field());
      }
    };
  }
}
