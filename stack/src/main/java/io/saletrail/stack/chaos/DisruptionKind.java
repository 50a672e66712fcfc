package io.saletrail.stack.chaos;

import io.saletrail.stack.Program;
import java.util.Optional;

/// The kinds of disruptions.
public enum DisruptionKind {
  SETTINGS_KILLED(Program.SETTINGS),
  INGEST_KILLED(Program.INGEST),
  CONVERSION_KILLED(Program.CONVERSION),
  PUBLISHER_KILLED(Program.PUBLISHER),
  POSTGRES_KILLED("kill -9 of PostgreSQL", true, Signal.FEED_RETRIES),
  KAFKA_KILLED("kill -9 of Kafka", false, Signal.WEBHOOKS_REFUSED),
  POSTGRES_RESTORED("PostgreSQL restored from a backup", false, Signal.FEED_RETRIES),
  POSTGRES_FROZEN("PostgreSQL frozen, then thawed", false, Signal.FEED_RETRIES),
  FEEDS_POISONED("no fact, and a newer one, in every feed", false, Signal.MESSAGES_PARKED),
  ROW_POISONED("a row that cannot be read, then repaired", false, Signal.MESSAGES_PARKED),
  TENANT_CHANGED("another tenant is saved between sales", false),
  ROLLING_RESTART("rolling restart of all services", false);

  private final String label;
  private final Optional<Program> victim;
  private final boolean quick;
  private final Optional<Signal> signal;

  DisruptionKind(Program victim) {
    this.label = "kill -9 of both replicas of " + victim.module();
    this.victim = Optional.of(victim);
    this.quick = true;
    this.signal = Optional.of(Signal.REPLICAS_DOWN);
  }

  DisruptionKind(String label, boolean quick, Signal signal) {
    this(label, quick, Optional.of(signal));
  }

  /// No alert may follow.
  DisruptionKind(String label, boolean quick) {
    this(label, quick, Optional.empty());
  }

  DisruptionKind(String label, boolean quick, Optional<Signal> signal) {
    this.label = label;
    this.victim = Optional.empty();
    this.quick = quick;
    this.signal = signal;
  }

  String label() {
    return label;
  }

  /// The service that is killed.
  Optional<Program> victim() {
    return victim;
  }

  /// Whether it fits into the short form.
  boolean isQuick() {
    return quick;
  }

  /// What has to show it; empty where nothing may.
  Optional<Signal> signal() {
    return signal;
  }
}
