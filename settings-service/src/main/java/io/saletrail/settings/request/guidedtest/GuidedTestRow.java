package io.saletrail.settings.request.guidedtest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// When a merchant's test started, and the result of its page check.
@Entity
@Immutable
@Table(name = "guided_test")
class GuidedTestRow {
  @Id String account;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Nullable String page;

  @Column(name = "page_outcome")
  @Enumerated(EnumType.STRING)
  PageCheckResult.@Nullable Outcome pageOutcome;

  @Column(name = "page_findings")
  @Nullable String pageFindings;

  @Column(name = "page_checked_at")
  @Nullable Instant pageCheckedAt;

  Optional<Instant> start() {
    return Optional.ofNullable(startedAt);
  }

  /// The four columns are set together.
  Optional<PageCheckResult> pageCheck() {
    return page == null || pageOutcome == null || pageFindings == null || pageCheckedAt == null
        ? Optional.empty()
        : Optional.of(new PageCheckResult(page, pageOutcome, pageFindings, pageCheckedAt));
  }
}
