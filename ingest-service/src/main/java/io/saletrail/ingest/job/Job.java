package io.saletrail.ingest.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `job`. Every change happens under its row lock.
@Entity
@Table(name = "job")
public class Job {
  @Id String job;

  @Enumerated(EnumType.STRING)
  JobKind kind;

  String key;

  @Nullable String account;

  @Enumerated(EnumType.STRING)
  JobState state;

  @Nullable String outcome;

  @Column(name = "due_at")
  Instant dueAt;

  int attempts;

  @Column(name = "lease_id")
  @Nullable String leaseId;

  @Column(name = "lease_until")
  @Nullable Instant leaseUntil;

  @Column(name = "high_water_at")
  @Nullable Instant highWaterAt;

  @Column(name = "control_sequence")
  int controlSequence;

  @Nullable String parameters;

  @Nullable String cursor;

  @Nullable String counts;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "progressed_at")
  Instant progressedAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  public String key() {
    return key;
  }

  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  public JobState state() {
    return state;
  }

  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  public Optional<String> parameters() {
    return Optional.ofNullable(parameters);
  }

  public Optional<String> counts() {
    return Optional.ofNullable(counts);
  }

  public Instant dueAt() {
    return dueAt;
  }

  public Optional<Instant> highWaterAt() {
    return Optional.ofNullable(highWaterAt);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /// Stores where another replica resumes.
  public void resumeAt(String newCursor, String newCounts) {
    cursor = newCursor;
    counts = newCounts;
  }

  /// The next pass starts from the beginning.
  public void startOver() {
    cursor = null;
    counts = null;
  }

  /// Moves the high-water mark, never backwards.
  public void advanceTo(Instant mark) {
    if (highWaterAt == null || mark.isAfter(highWaterAt)) {
      highWaterAt = mark;
    }
  }

  /// Sets the time of the next pass of a recurring job.
  public void scheduleAt(Instant next) {
    dueAt = next;
  }

  /// Moves the next pass to an earlier time.
  public void makeDueBy(Instant moment) {
    if (moment.isBefore(dueAt)) {
      dueAt = moment;
    }
  }

  /// No replica may claim the job before this time. Its due time stays.
  public void deferUntil(Instant notBefore) {
    leaseUntil = notBefore;
  }

  /// Ends the job for good.
  public void end(String result, Instant now) {
    state = JobState.ENDED;
    outcome = result;
    endedAt = now;
    release();
  }

  /// Pauses the job: a replica that runs it loses its lease.
  public void pause(Instant now) {
    state = JobState.PAUSED;
    progressedAt = now;
    release();
  }

  public void resume(Instant now) {
    state = JobState.RUNNING;
    dueAt = now;
    progressedAt = now;
    release();
  }

  /// Whether a control is newer than the last one applied, which it then replaces.
  public boolean accepts(int sequence) {
    if (state == JobState.ENDED || sequence <= controlSequence) {
      return false;
    }
    controlSequence = sequence;
    return true;
  }

  boolean isHeldBy(JobClaim claim) {
    return state == JobState.RUNNING && claim.leaseId().equals(leaseId);
  }

  void lease(String id, Instant until) {
    leaseId = id;
    leaseUntil = until;
    attempts++;
  }

  void extend(Instant until, Instant now) {
    leaseUntil = until;
    progressedAt = now;
  }

  void release() {
    leaseId = null;
    leaseUntil = null;
  }

  JobClaim claim(String id, Duration lease, boolean connected) {
    return new JobClaim(
        kind,
        key,
        account().orElse(""),
        connected,
        id,
        lease,
        dueAt,
        attempts,
        createdAt,
        progressedAt,
        highWaterAt(),
        parameters(),
        Optional.ofNullable(cursor),
        counts());
  }
}
