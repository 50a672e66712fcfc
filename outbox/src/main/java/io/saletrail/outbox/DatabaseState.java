package io.saletrail.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Since when the database is silent. [OutboxWatch][io.saletrail.outbox.relay] asks it every five
/// seconds, so a probe needs no connection and never waits.
@ApplicationScoped
public class DatabaseState {
  /// Longer than a slow answer, shorter than a minute of refused work.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Clock clock;
  private final Instant startedAt;
  private volatile boolean migrated;
  private volatile Optional<Instant> answeredAt = Optional.empty();
  private volatile Optional<String> error = Optional.empty();

  @Inject
  DatabaseState() {
    this(Clock.systemUTC());
  }

  public DatabaseState(Clock clock) {
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /// The schema is that of this version.
  public void migrated() {
    migrated = true;
    answered();
  }

  /// The database answered.
  public void answered() {
    answeredAt = Optional.of(clock.instant());
    error = Optional.empty();
  }

  /// The database refused, or did not answer.
  ///
  /// @param kind the kind of error; no address, no user, no statement
  public void failed(String kind) {
    error = Optional.of(kind);
  }

  /// No answer for longer than an answer takes.
  ///
  /// @param since the last answer, or the start of the service
  /// @param sinceStart whether the schema is not migrated yet
  /// @param error the kind of the last error; empty where nothing came back at all
  public record Silence(Instant since, boolean sinceStart, Optional<String> error) {}

  public Optional<Silence> silence() {
    var last = answeredAt;
    if (!migrated) {
      return Optional.of(new Silence(startedAt, true, error));
    }
    return last.filter(at -> at.plus(PATIENCE).isAfter(clock.instant())).isPresent()
        ? Optional.empty()
        : Optional.of(new Silence(last.orElse(startedAt), false, error));
  }
}
