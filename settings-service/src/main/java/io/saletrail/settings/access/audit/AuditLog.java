package io.saletrail.settings.access.audit;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// Runs every change by an actor: state, facts and audit entry in one transaction. Nothing else
/// publishes facts, so no change goes unrecorded.
@ApplicationScoped
public class AuditLog {
  private static final String APPEND =
      """
      insert into audit_entry
             (happened_at, account, role, name, key_name, channel, action, subject, changes,
              fact_id)
      select r.happened_at, r.account, r.role, r.name, r.key_name, r.channel, r.action, r.subject,
             r.changes, r.fact_id
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               happened_at timestamptz, account text, role text, name text, key_name text,
               channel text, action text, subject text, changes text, fact_id text)
      on conflict (fact_id) do nothing
      """;

  private final Outbox outbox;

  AuditLog(Outbox outbox) {
    this.outbox = outbox;
  }

  /// An entry as a row of the statement.
  private record Line(
      Instant happenedAt,
      Optional<String> account,
      String role,
      String name,
      Optional<String> keyName,
      String channel,
      String action,
      String subject,
      String changes,
      Optional<String> factId) {

    static Line of(AuditRecord record) {
      return of(record, Instant.now().truncatedTo(ChronoUnit.MILLIS), Optional.empty());
    }

    static Line of(AuditRecord record, Instant at, Optional<String> factId) {
      return new Line(
          at,
          record.account(),
          record.by().role().name(),
          record.by().name(),
          record.by().key(),
          record.by().channel().name(),
          record.action().name(),
          record.subject(),
          ChangesColumn.write(record.changes()),
          factId);
    }
  }

  /// An action at another service, which published it as a fact.
  public record Reported(AuditRecord record, Instant at, String factId) {}

  /// Records actions at other services, each once, in the caller's transaction.
  public static Uni<Void> append(Mutiny.Session session, List<Reported> actions) {
    return Rows.write(
        session,
        APPEND,
        actions.stream()
            .map(each -> Line.of(each.record(), each.at(), Optional.of(each.factId())))
            .toList());
  }

  /// Runs the work and records it.
  ///
  /// @param record the entry for the result; empty when nothing was done
  public <T> Uni<T> write(
      BiFunction<Mutiny.Session, Outbox.Facts, Uni<T>> work,
      Function<T, Optional<AuditRecord>> record) {
    return outbox.write(
        (session, facts) ->
            work.apply(session, facts)
                .call(
                    outcome ->
                        Rows.write(
                            session,
                            APPEND,
                            record
                                .apply(outcome)
                                .map(Line::of)
                                .map(List::of)
                                .orElseGet(List::of))));
  }

  /// Records an action that changes no other state.
  public Uni<Void> record(AuditRecord record) {
    return write((session, facts) -> Uni.createFrom().voidItem(), nothing -> Optional.of(record));
  }
}
