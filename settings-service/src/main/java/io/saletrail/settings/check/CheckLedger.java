package io.saletrail.settings.check;

import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.ConsoleConfig;
import io.saletrail.settings.access.Actor;
import io.saletrail.settings.audit.AuditAction;
import io.saletrail.settings.audit.AuditLog;
import io.saletrail.settings.audit.AuditRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Asks for a check, or joins the one that is under way.
@ApplicationScoped
public class CheckLedger {
  private static final Logger LOG = Logger.getLogger(CheckLedger.class);

  /// Of two people who press the button at once, one starts and one joins.
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('check:' || :account, 0)) is null";

  /// A check that has been silent for too long is not joined: whoever ran it is gone.
  private static final String UNDER_WAY =
      """
      select poll from check_run
       where account = :account and state in ('REQUESTED', 'RUNNING') and news_at > :since
       order by started_at desc limit 1
      """;

  private final AuditLog audit;
  private final Duration silence;

  CheckLedger(AuditLog audit, ConsoleConfig config) {
    this.audit = audit;
    this.silence = config.checkSilence();
  }

  /// What came of asking for a check.
  public sealed interface Requested {
    /// The check to follow.
    String id();

    record Started(String id) implements Requested {}

    /// One was under way already.
    record Joined(String id) implements Requested {}
  }

  /// Starts a check for a merchant, unless one is under way.
  ///
  /// @param by who asks
  public Uni<Requested> request(String account, Actor by) {
    return audit
        .act(
            (session, facts) ->
                oneAtATime(session, account)
                    .chain(() -> underWay(session, account))
                    .chain(running -> join(session, facts, account, running)),
            requested -> deed(by, account, requested))
        .invoke(
            requested ->
                LOG.infof(
                    "check.requested merchant=%s check=%s outcome=%s by=%s",
                    account, requested.id(), requested.getClass().getSimpleName(), by.logName()));
  }

  private static Optional<AuditRecord> deed(Actor by, String account, Requested requested) {
    return switch (requested) {
      case Requested.Started(var id) ->
          Optional.of(AuditRecord.of(by, AuditAction.CHECK_REQUESTED, account, id));
      case Requested.Joined _ -> Optional.empty();
    };
  }

  private static Uni<Requested> join(
      Mutiny.Session session, Outbox.Facts facts, String account, List<String> running) {
    if (!running.isEmpty()) {
      return Uni.createFrom().item(new Requested.Joined(running.getFirst()));
    }
    var fact =
        new PollRequested(
            UUID.randomUUID().toString(),
            account,
            Trigger.CHECK_NOW,
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    facts.publish(fact);
    // Entered at once, as the feed will do again: the next one to ask has to see it.
    return CheckProjection.enter(session, List.of(fact))
        .replaceWith(new Requested.Started(fact.poll()));
  }

  private Uni<List<String>> underWay(Mutiny.Session session, String account) {
    return session
        .createNativeQuery(UNDER_WAY, String.class)
        .setParameter("account", account)
        .setParameter("since", Instant.now().minus(silence))
        .getResultList();
  }

  private static Uni<Boolean> oneAtATime(Mutiny.Session session, String account) {
    return session
        .createNativeQuery(ONE_AT_A_TIME, Boolean.class)
        .setParameter("account", account)
        .getSingleResult();
  }
}
