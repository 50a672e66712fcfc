package io.saletrail.settings.alert;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.audit.FieldChange;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.alert.destination.AlertConfig;
import io.saletrail.settings.alert.destination.Audience;
import io.saletrail.settings.alert.destination.DestinationKind;
import io.saletrail.settings.alert.message.AlertContent;
import io.saletrail.settings.alert.message.MessageTable;
import io.saletrail.settings.alert.rules.AlertSettings;
import io.saletrail.settings.alert.rules.AlertStep;
import io.saletrail.settings.merchant.SettingsLedger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The transactions of alerts.
@ApplicationScoped
public class AlertLedger {
  private static final String SAVE =
      """
      insert into alert_settings as s (account, version, settings, changed_at)
      values (:account, 1, :settings, :now)
      on conflict (account) do update set
        version = s.version + 1, settings = excluded.settings, changed_at = excluded.changed_at
      """;

  private static final String SETTINGS =
      "select version, settings from alert_settings where account = :account for update";

  private final Outbox outbox;
  private final AuditLog audit;
  private final AlertConfig config;

  AlertLedger(Outbox outbox, AuditLog audit, AlertConfig config) {
    this.outbox = outbox;
    this.audit = audit;
    this.config = config;
  }

  /// Stores what begins and ends.
  ///
  /// @param due when it is sent
  Uni<Void> apply(
      List<ProblemTable.Beginning> beginnings, List<AlertStep> steps, Instant due, Instant now) {
    return outbox.write(
        session ->
            steps.stream()
                .reduce(
                    ProblemTable.begin(session, beginnings),
                    (before, step) ->
                        before.chain(() -> apply(session, step, due, now)).replaceWithVoid(),
                    (first, second) -> first.chain(() -> second)));
  }

  private static Uni<?> apply(Mutiny.Session session, AlertStep step, Instant due, Instant now) {
    return switch (step) {
      // These are rows of their own.
      case AlertStep.Begin _ -> Uni.createFrom().voidItem();
      case AlertStep.NotSeen(var id) -> ProblemTable.notSeen(session, id, now);
      case AlertStep.SeenAgain(var id) -> ProblemTable.seenAgain(session, id);
      case AlertStep.End(var id, var at) -> ProblemTable.end(session, id, at, Optional.of(due));
      case AlertStep.Drop(var id) -> ProblemTable.end(session, id, now, Optional.empty());
    };
  }

  /// Turns due problems of one merchant and audience into messages, unless another replica does.
  ///
  /// @return whether this one did
  Uni<Boolean> send(List<DueProblem> due, AlertContent content, Instant now) {
    var ids = due.stream().map(DueProblem::id).toList();
    return outbox.write(
        session ->
            ProblemTable.take(session, ids, now)
                .chain(
                    taken ->
                        taken.size() < ids.size()
                            ? Uni.createFrom().item(false)
                            : write(session, due, content, now)));
  }

  private Uni<Boolean> write(
      Mutiny.Session session, List<DueProblem> due, AlertContent content, Instant now) {
    var ids = due.stream().map(DueProblem::id).toList();
    var ended =
        due.stream().filter(each -> each.endedAt().isPresent()).map(DueProblem::id).toList();
    return ProblemTable.sent(session, ids, ended, UUID.randomUUID())
        .chain(() -> messages(session, due.getFirst().audience(), content, now))
        .replaceWith(true);
  }

  private Uni<Integer> messages(
      Mutiny.Session session, Audience audience, AlertContent content, Instant now) {
    if (audience == Audience.MERCHANT) {
      return MessageTable.toAll(session, content, now);
    }
    var none = Uni.createFrom().item(0);
    var mail =
        config
            .operatorEmail()
            .map(_ -> MessageTable.toOperator(session, DestinationKind.EMAIL, content, now))
            .orElse(none);
    return mail.chain(
        () ->
            config
                .operatorSlackUrl()
                .map(_ -> MessageTable.toOperator(session, DestinationKind.SLACK, content, now))
                .orElse(none));
  }

  /// Sends a test to one destination.
  ///
  /// @return whether there is such a destination
  public Uni<Boolean> test(UUID destination, AlertContent content, Actor by) {
    return audit.write(
        (session, _) ->
            MessageTable.toOne(session, destination, content, Instant.now())
                .map(written -> written > 0),
        written ->
            Optional.of(
                    AuditRecord.of(
                        by, AuditAction.ALERT_TESTED, content.account(), destination.toString()))
                .filter(_ -> written));
  }

  /// The result of a save.
  ///
  /// @param stale whether the settings have changed since the given version: nothing is saved
  public record Saved(StoredAlertSettings settings, boolean stale, List<FieldChange> changes) {}

  /// Saves the settings of an existing merchant.
  ///
  /// @param version what the change starts from; absent where it replaces any version
  public Uni<Saved> save(String account, AlertSettings settings, Optional<Long> version, Actor by) {
    return audit.write(
        (session, _) ->
            SettingsLedger.lock(session, account)
                .chain(() -> stored(session, account))
                .chain(before -> save(session, account, before, settings, version)),
        saved ->
            saved.changes().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new AuditRecord(
                        by,
                        AuditAction.ALERTS_CHANGED,
                        Optional.of(account),
                        "",
                        saved.changes())));
  }

  private static Uni<StoredAlertSettings> stored(Mutiny.Session session, String account) {
    return Rows.query(session, SETTINGS, StoredAlertSettings.class)
        .set("account", account)
        .first()
        .map(StoredAlertSettings::of);
  }

  private static Uni<Saved> save(
      Mutiny.Session session,
      String account,
      StoredAlertSettings before,
      AlertSettings settings,
      Optional<Long> version) {
    var changes = changes(before.settings(), settings);
    var stale = version.filter(from -> from != before.version()).isPresent();
    if (changes.isEmpty() || stale) {
      return Uni.createFrom().item(new Saved(before, stale && !changes.isEmpty(), List.of()));
    }
    return Rows.update(session, SAVE)
        .set("account", account)
        .json("settings", settings)
        .set("now", Instant.now().truncatedTo(ChronoUnit.MILLIS))
        .run()
        .map(
            _ ->
                new Saved(new StoredAlertSettings(before.version() + 1, settings), false, changes));
  }

  private static List<FieldChange> changes(AlertSettings before, AlertSettings after) {
    var changes = new ArrayList<FieldChange>();
    change(changes, "muted", before.muted().toString(), after.muted().toString());
    change(changes, "digest", before.digest().name(), after.digest().name());
    change(changes, "quietHours", quiet(before), quiet(after));
    change(
        changes,
        "minSales",
        Integer.toString(before.minSales()),
        Integer.toString(after.minSales()));
    return List.copyOf(changes);
  }

  private static String quiet(AlertSettings settings) {
    return settings.quietHours().map(quiet -> quiet.from() + " to " + quiet.to()).orElse("none");
  }

  private static void change(List<FieldChange> changes, String field, String from, String to) {
    if (!from.equals(to)) {
      changes.add(new FieldChange(field, Optional.of(from), Optional.of(to)));
    }
  }
}
