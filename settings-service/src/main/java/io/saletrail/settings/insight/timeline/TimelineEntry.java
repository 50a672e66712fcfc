package io.saletrail.settings.insight.timeline;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A stored fact about a payment or its delivery.
@Entity
@Immutable
@Table(name = "timeline_entry")
class TimelineEntry {
  @Id
  @Column(name = "fact_id")
  String factId;

  String account;

  @Nullable String payment;

  @Nullable String conversion;

  @Enumerated(EnumType.STRING)
  Family family;

  @Column(name = "happened_at")
  Instant happenedAt;

  /// Orders facts of the same millisecond.
  long position;

  String fact;

  /// The fact's type family.
  enum Family {
    LIFECYCLE,
    DELIVERY
  }

  /// The fact; empty when this version no longer knows its type.
  <F extends Fact> Stream<F> read(Class<F> type) {
    return switch (FactFormat.read(fact.getBytes(StandardCharsets.UTF_8), type)) {
      case Reading.Known<F>(var known) -> Stream.of(known);
      case Reading.Unknown<F> _, Reading.Broken<F> _ -> Stream.empty();
    };
  }
}
