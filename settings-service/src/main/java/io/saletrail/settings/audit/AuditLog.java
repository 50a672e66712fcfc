package io.saletrail.settings.audit;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.feed.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// The one way for somebody's act into the database: what changes, what the others are told, and
/// who did it, in one transaction. Nothing else opens an [Outbox], so nothing is done without
/// saying what goes on record.
@ApplicationScoped
public class AuditLog {
  private static final String APPEND =
      """
      insert into audit_entry (happened_at, account, role, name, way, act, subject, changes)
      select r.happened_at, r.account, r.role, r.name, r.way, r.act, r.subject, r.changes
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               happened_at timestamptz, account text, role text, name text, way text,
               act text, subject text, changes text)
      """;

  private final Outbox outbox;

  AuditLog(Outbox outbox) {
    this.outbox = outbox;
  }

  /// An entry as the statement takes it.
  private record Line(
      Instant happenedAt,
      Optional<String> account,
      String role,
      String name,
      String way,
      String act,
      String subject,
      String changes) {

    static Line of(AuditRecord deed) {
      return new Line(
          Instant.now().truncatedTo(ChronoUnit.MILLIS),
          deed.account(),
          deed.by().role().name(),
          deed.by().name(),
          deed.by().way().name(),
          deed.act().name(),
          deed.subject(),
          ChangesColumn.write(deed.changes()));
    }
  }

  /// Does the work and puts it on record.
  ///
  /// @param deed what came of it; empty where nothing was done in the end
  public <T> Uni<T> act(
      BiFunction<Mutiny.Session, Outbox.Facts, Uni<T>> work,
      Function<T, Optional<AuditRecord>> deed) {
    return outbox.write(
        (session, facts) ->
            work.apply(session, facts)
                .call(
                    outcome ->
                        Rows.write(
                            session,
                            APPEND,
                            deed.apply(outcome).map(Line::of).map(List::of).orElseGet(List::of))));
  }

  /// Puts on record what changes nothing in the database.
  public Uni<Void> note(AuditRecord deed) {
    return act((session, facts) -> Uni.createFrom().voidItem(), nothing -> Optional.of(deed));
  }
}
