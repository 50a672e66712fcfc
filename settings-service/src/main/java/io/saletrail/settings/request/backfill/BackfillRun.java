package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A backfill according to the facts so far. Written by [BackfillProjection].
@Entity
@Immutable
@Table(name = "backfill_run")
class BackfillRun {
  @Id String backfill;

  String account;

  @Column(name = "from_at")
  Instant from;

  @Column(name = "to_at")
  Instant to;

  @Column(name = "dry_run")
  boolean dryRun;

  @Enumerated(EnumType.STRING)
  BackfillPhase phase;

  boolean paused;

  int sequence;

  @Enumerated(EnumType.STRING)
  BackfillFact.@Nullable Stage stage;

  @Column(name = "read_count")
  int read;

  @Column(name = "recovered_count")
  int recovered;

  @Enumerated(EnumType.STRING)
  BackfillFailed.@Nullable Cause failure;

  @Column(name = "assessment")
  @Nullable String assessed;

  @Column(name = "started_at")
  Instant startedAt;

  /// Why it started automatically, if it did.
  @Enumerated(EnumType.STRING)
  @Nullable Trigger trigger;

  /// When its latest fact happened.
  @Column(name = "updated_at")
  Instant updatedAt;

  /// The result of a dry run.
  Optional<BackfillAssessed> assessment() {
    if (assessed == null) {
      return Optional.empty();
    }
    var body = assessed.getBytes(StandardCharsets.UTF_8);
    return FactFormat.read(body, BackfillFact.class)
            instanceof FactFormat.Reading.Known<BackfillFact>(BackfillAssessed result)
        ? Optional.of(result)
        : Optional.empty();
  }
}
