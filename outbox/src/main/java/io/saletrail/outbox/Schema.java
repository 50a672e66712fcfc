package io.saletrail.outbox;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/// Migrates the database at the start. A service whose database is down, or whose migration takes
/// longer than its startup probe allows, starts all the same: its feeds wait as in an outage, and
/// it is not ready before the migration has ended. Sweeps begin after the migration: the scheduler
/// starts halted, and before any observer of the start.
@ApplicationScoped
class Schema {
  private static final Logger LOG = Logger.getLogger(Schema.class);

  private static final Duration RETRY_EVERY = Duration.ofSeconds(2);

  private final Runnable migration;
  private final Instance<Scheduler> scheduler;
  private final DatabaseState state;
  private final Duration startLimit;
  private final CompletableFuture<Void> firstAttempt = new CompletableFuture<>();
  private volatile boolean stopped;

  /// @param startLimit how long the start of the service waits for the migration
  @Inject
  Schema(
      Flyway flyway,
      Instance<Scheduler> scheduler,
      DatabaseState state,
      @ConfigProperty(name = "saletrail.database.migration-wait") Duration startLimit) {
    this(flyway::migrate, scheduler, state, startLimit);
  }

  Schema(
      Runnable migration, Instance<Scheduler> scheduler, DatabaseState state, Duration startLimit) {
    this.migration = migration;
    this.scheduler = scheduler;
    this.state = state;
    this.startLimit = startLimit;
  }

  /// Runs before the channels start: in the usual case they find the schema in place.
  ///
  /// @throws FlywayException when PostgreSQL refuses a migration: this version cannot start
  void start(@Observes @Priority(1) StartupEvent starting) {
    Thread.ofVirtual().name("schema").start(this::migrateWhenUp);
    try {
      firstAttempt.get(startLimit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      LOG.warnf("schema.migrated outcome=PENDING took_ms=%d", startLimit.toMillis());
      firstAttempt.complete(null);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FlywayException refused ? refused : new FlywayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  private void migrateWhenUp() {
    while (!stopped) {
      try {
        migrate();
        firstAttempt.complete(null);
        return;
      } catch (RuntimeException e) {
        if (!isDown(e)) {
          refused(e);
          return;
        }
        logRetry(e);
        firstAttempt.complete(null);
      }
      if (!pause()) {
        return;
      }
    }
  }

  private void migrate() {
    migration.run();
    state.migrated();
    scheduler.stream().filter(Scheduler::isStarted).forEach(Scheduler::resume);
  }

  /// Ends the service, also after its start: this version cannot use the database.
  private void refused(RuntimeException failure) {
    if (!firstAttempt.completeExceptionally(failure)) {
      LOG.error("schema.migrated outcome=REFUSED", failure);
      Quarkus.asyncExit(1);
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(RETRY_EVERY);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void logRetry(RuntimeException failure) {
    state.failed(failure.getClass().getSimpleName());
    LOG.warnf("schema.migrated outcome=RETRIED error=%s", failure.getClass().getSimpleName());
  }

  /// No connection, or one that PostgreSQL ended (classes 08, 53 and 57 of SQLSTATE).
  private static boolean isDown(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (sql.getSQLState() == null || sql.getSQLState().matches("(?:08|53|57).*"))) {
        return true;
      }
    }
    return false;
  }
}
