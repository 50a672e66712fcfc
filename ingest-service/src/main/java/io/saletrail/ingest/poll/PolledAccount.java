package io.saletrail.ingest.poll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far an account has been read, when it is read next, and who reads it now.
@Entity
@Table(name = "polled_account")
class PolledAccount {
  @Id String account;

  @Column(name = "high_water_at")
  @Nullable Instant highWaterAt;

  @Column(name = "next_poll_at")
  Instant nextPollAt;

  @Column(name = "lease_id")
  @Nullable String leaseId;

  @Column(name = "lease_until")
  @Nullable Instant leaseUntil;

  /// What is unfinished of the pass that is under way, or was when its replica died.
  @Nullable PassProgress pass;

  boolean isHeldBy(String lease) {
    return lease.equals(leaseId);
  }

  void lease(String holder, Instant until) {
    leaseId = holder;
    leaseUntil = until;
  }

  /// Nobody reads it, and nobody shall before this moment.
  void release(Instant notBefore) {
    leaseId = null;
    leaseUntil = notBefore;
  }

  /// The mark never goes back.
  void advanceTo(Instant mark) {
    if (highWaterAt == null || mark.isAfter(highWaterAt)) {
      highWaterAt = mark;
    }
  }

  void makeDueBy(Instant moment) {
    if (moment.isBefore(nextPollAt)) {
      nextPollAt = moment;
    }
  }
}
