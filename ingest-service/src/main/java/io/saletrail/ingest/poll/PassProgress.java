package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.ingest.poll.PassOutcome.Counts;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a pass was when it was last heard of. Whoever takes the account after a crash goes on
/// there: an account with a long history would otherwise never be read to its end.
@Embeddable
class PassProgress {
  /// No id of Stripe's has one.
  private static final String BETWEEN_IDS = ",";

  @Column(name = "pass_started_at")
  Instant startedAt;

  @Column(name = "pass_from")
  Instant from;

  @Column(name = "pass_to")
  Instant to;

  @Column(name = "pass_mark")
  Instant mark;

  @Column(name = "pass_stage")
  @Enumerated(EnumType.STRING)
  Stage stage;

  @Column(name = "pass_after")
  @Nullable String after;

  @Column(name = "pass_read")
  int read;

  @Column(name = "pass_recovered")
  int recovered;

  @Column(name = "pass_recovered_ids")
  @Nullable String recoveredIds;

  static PassProgress of(Instant startedAt, Window window, Cursor next, Counts counts) {
    var progress = new PassProgress();
    progress.startedAt = startedAt;
    progress.from = window.from();
    progress.to = window.to();
    progress.mark = window.mark();
    progress.stage = next.stage();
    progress.after = next.after().orElse(null);
    progress.read = counts.read();
    progress.recovered = counts.recovered();
    progress.recoveredIds = String.join(BETWEEN_IDS, counts.recoveredIds());
    return progress;
  }

  Window window() {
    return new Window(from, to, mark);
  }

  Cursor cursor() {
    return new Cursor(stage, Optional.ofNullable(after));
  }

  Counts counts() {
    return new Counts(read, recovered, ids(recoveredIds));
  }

  /// Empty also for a pass that started under an earlier version.
  private static List<String> ids(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(BETWEEN_IDS));
  }
}
