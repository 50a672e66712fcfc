package io.saletrail.settings.request.check;

import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFailed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A check according to the facts so far. Written by [CheckProjection].
@Entity
@Immutable
@Table(name = "check_run")
class CheckRun {
  @Id String poll;

  String account;

  @Enumerated(EnumType.STRING)
  PollFact.Trigger trigger;

  @Enumerated(EnumType.STRING)
  CheckState state;

  @Enumerated(EnumType.STRING)
  PollFact.@Nullable Stage stage;

  @Column(name = "read_count")
  int read;

  @Column(name = "recovered_count")
  int recovered;

  @Column(name = "from_at")
  @Nullable Instant from;

  @Column(name = "to_at")
  @Nullable Instant to;

  @Enumerated(EnumType.STRING)
  PollFailed.@Nullable Cause failure;

  /// The payments of recovered objects, as far as the facts name them.
  @Column(name = "recovered_ids")
  List<String> recoveredIds;

  @Column(name = "started_at")
  Instant startedAt;

  /// When its latest fact happened.
  @Column(name = "updated_at")
  Instant updatedAt;
}
