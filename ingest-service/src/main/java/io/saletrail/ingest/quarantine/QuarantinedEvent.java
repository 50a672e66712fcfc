package io.saletrail.ingest.quarantine;

import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the quarantine. A batch statement inserts rows, the sweep deletes them.
@Entity
@Table(name = "quarantined_event")
class QuarantinedEvent {
  @Id Long id;

  String account;

  @Column(name = "event_id")
  @Nullable String eventId;

  @Column(name = "event_type")
  @Nullable String eventType;

  @Enumerated(EnumType.STRING)
  Origin origin;

  @Enumerated(EnumType.STRING)
  @Column(name = "read_error")
  ReadError readError;

  String field;

  /// Of the content: the same bytes are stored once.
  String digest;

  /// The content, encrypted.
  String ciphertext;

  int attempts;

  @Column(name = "quarantined_at")
  Instant quarantinedAt;

  @Column(name = "tried_at")
  @Nullable Instant triedAt;

  /// What its ciphertext is bound to.
  static String row(String account, String digest) {
    return account + "/" + digest;
  }

  void stillUnreadable(ReadResult.Unreadable why, Instant now) {
    readError = why.error();
    field = why.field();
    attempts++;
    triedAt = now;
  }
}
