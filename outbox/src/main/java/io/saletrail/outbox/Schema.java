package io.saletrail.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/// Migrates the database at the start. A service whose database is down starts all the same and
/// migrates when the database is back; until then its feeds wait as in an outage. Sweeps begin
/// after the migration: the scheduler starts halted, and before any observer of the start.
@ApplicationScoped
class Schema {
  private static final Logger LOG = Logger.getLogger(Schema.class);

  private static final Duration RETRY_EVERY = Duration.ofSeconds(2);

  private final Flyway flyway;
  private final Instance<Scheduler> scheduler;
  private final DatabaseState state;
  private volatile boolean stopped;

  Schema(Flyway flyway, Instance<Scheduler> scheduler, DatabaseState state) {
    this.flyway = flyway;
    this.scheduler = scheduler;
    this.state = state;
  }

  /// Runs before the channels start: in the usual case they find the schema in place.
  ///
  /// @throws FlywayException when PostgreSQL refuses a migration: this version cannot start
  void start(@Observes @Priority(1) StartupEvent starting) {
    try {
      migrate();
    } catch (FlywayException e) {
      if (!isDown(e)) {
        throw e;
      }
      logRetry(e);
      Thread.ofVirtual().name("schema").start(this::migrateWhenUp);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  private void migrate() {
    flyway.migrate();
    state.answered();
    scheduler.stream().filter(Scheduler::isStarted).forEach(Scheduler::resume);
  }

  private void migrateWhenUp() {
    while (!stopped) {
      try {
        Thread.sleep(RETRY_EVERY);
        migrate();
        return;
      } catch (FlywayException e) {
        logRetry(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void logRetry(FlywayException failure) {
    state.failed(failure.getClass().getSimpleName());
    LOG.warnf("schema.migrated outcome=RETRIED error=%s", failure.getClass().getSimpleName());
  }

  /// No connection, or one that PostgreSQL ended (classes 08, 53 and 57 of SQLSTATE).
  private static boolean isDown(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (sql.getSQLState() == null || sql.getSQLState().matches("(?:08|53|57).*"))) {
        return true;
      }
    }
    return false;
  }
}
