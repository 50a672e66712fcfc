package io.saletrail.settings.alert;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.AccessConfig;
import io.saletrail.settings.alert.destination.AlertConfig;
import io.saletrail.settings.alert.destination.Audience;
import io.saletrail.settings.alert.message.AlertContent;
import io.saletrail.settings.alert.rules.AlertCause;
import io.saletrail.settings.alert.rules.AlertRules;
import io.saletrail.settings.alert.rules.AlertSchedulePolicy;
import io.saletrail.settings.alert.rules.AlertSettings;
import io.saletrail.settings.alert.rules.AlertStep;
import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.health.MerchantHealth;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.reconciliation.ReconciliationQuery;
import io.saletrail.settings.request.backfill.Backfill;
import io.saletrail.settings.request.backfill.BackfillPhase;
import io.saletrail.settings.request.backfill.BackfillQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Compares the health of merchants with what was sent, stores what begins and ends, and turns
/// what is due into messages. Every replica does it: rows decide which of them changes anything.
@Singleton
class AlertSweep {
  private static final Logger LOG = Logger.getLogger(AlertSweep.class);

  private static final int LATEST_IMPORTS = 5;
  private static final Duration COMPARED = Duration.ofDays(30);

  private final AlertQuery query;
  private final AlertLedger ledger;
  private final HealthQuery health;
  private final BackfillQuery backfills;
  private final ReconciliationQuery reconciliation;
  private final AlertConfig config;
  private final AccessConfig access;
  private final Outbox outbox;

  /// When this replica last compared the amounts of a merchant, and what it found.
  private final Map<String, Compared> compared = new ConcurrentHashMap<>();

  private record Compared(Instant at, boolean differs) {}

  AlertSweep(
      AlertQuery query,
      AlertLedger ledger,
      HealthQuery health,
      BackfillQuery backfills,
      ReconciliationQuery reconciliation,
      AlertConfig config,
      AccessConfig access,
      Outbox outbox) {
    this.query = query;
    this.ledger = ledger;
    this.health = health;
    this.backfills = backfills;
    this.reconciliation = reconciliation;
    this.config = config;
    this.access = access;
    this.outbox = outbox;
  }

  @Scheduled(every = "${saletrail.alert.tick:15s}", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    try {
      var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      compareAll(now);
      sendDue(now);
    } catch (RuntimeException e) {
      LOG.warnf("alert.sweep outcome=OUTAGE error=%s", e.getClass().getName());
    }
  }

  private boolean operatorListens() {
    return config.operatorEmail().isPresent() || config.operatorSlackUrl().isPresent();
  }

  /// Reads batch after batch, each starting after the previous one.
  private void compareAll(Instant now) {
    var after = "";
    while (true) {
      var batch = query.watched(after, operatorListens(), config.batch());
      compare(batch, now);
      if (batch.size() < config.batch()) {
        return;
      }
      after = batch.getLast().account();
    }
  }

  /// One merchant that cannot be compared delays no other.
  private void compare(List<WatchedMerchant> batch, Instant now) {
    var all = health.inShort(batch.stream().map(WatchedMerchant::account).toList());
    for (var merchant : batch) {
      try {
        compare(merchant, all.getOrDefault(merchant.account(), MerchantHealth.NONE), now);
      } catch (RuntimeException e) {
        LOG.warnf(
            "alert.compared outcome=BROKEN merchant=%s error=%s",
            merchant.account(), e.getClass().getName());
      }
    }
  }

  private void compare(WatchedMerchant merchant, MerchantHealth health, Instant now) {
    if (operatorListens()) {
      var shown = AlertSettings.DEFAULTS.shownBy(health);
      apply(merchant, Audience.OPERATOR, AlertSettings.DEFAULTS, shown, health, List.of(), now);
    }
    if (merchant.since().isPresent()) {
      var settings = merchant.settingsOrDefaults();
      var shown = EnumSet.noneOf(AlertCause.class);
      shown.addAll(settings.shownBy(health));
      if (amountsDiffer(merchant.account(), now)) {
        shown.add(AlertCause.RECONCILIATION_DIFFERS);
      }
      var events = events(merchant, settings, now);
      apply(merchant, Audience.MERCHANT, settings, shown, health, events, now);
    }
  }

  private void apply(
      WatchedMerchant merchant,
      Audience audience,
      AlertSettings settings,
      Set<AlertCause> shown,
      MerchantHealth health,
      List<ProblemTable.Beginning> events,
      Instant now) {
    var due = AlertSchedulePolicy.dueAt(settings, merchant.zone(), now);
    var steps =
        AlertRules.steps(merchant.open(audience), shown, settings.wanted(), config.settle(), now);
    var beginnings = new ArrayList<>(events);
    steps.stream()
        .filter(AlertStep.Begin.class::isInstance)
        .map(AlertStep.Begin.class::cast)
        .map(step -> beginning(merchant, audience, step.cause(), health, due, now))
        .forEach(beginnings::add);
    if (!beginnings.isEmpty() || !steps.isEmpty()) {
      outbox.await(ledger.apply(beginnings, steps, due, now));
    }
  }

  private static ProblemTable.Beginning beginning(
      WatchedMerchant merchant,
      Audience audience,
      AlertCause cause,
      MerchantHealth health,
      Instant due,
      Instant now) {
    var sales = cause.path().equals("/attention") ? health.attention() : 0;
    return new ProblemTable.Beginning(
        UUID.randomUUID(),
        merchant.account(),
        audience,
        cause,
        "",
        sales,
        now,
        due,
        Optional.empty());
  }

  /// What happened once since the first destination was added. The rows keep each to one alert.
  private List<ProblemTable.Beginning> events(
      WatchedMerchant merchant, AlertSettings settings, Instant now) {
    var since = merchant.since().orElseThrow();
    var events = new ArrayList<ProblemTable.Beginning>();
    var wanted = settings.wanted();
    var week = AlertSchedulePolicy.lastWeek(merchant.zone(), now);
    if (wanted.contains(AlertCause.WEEKLY_SUMMARY) && week.summaryAt().isAfter(since)) {
      events.add(
          event(
              merchant, AlertCause.WEEKLY_SUMMARY, week.from().toString(), week.summaryAt(), now));
    }
    if (wanted.contains(AlertCause.IMPORT_FINISHED)) {
      var due = AlertSchedulePolicy.dueAt(settings, merchant.zone(), now);
      backfills.latest(merchant.account(), LATEST_IMPORTS).stream()
          .filter(AlertSweep::isFinishedImport)
          .filter(backfill -> backfill.updatedAt().isAfter(since))
          .map(
              done -> event(merchant, AlertCause.IMPORT_FINISHED, done.id(), done.updatedAt(), due))
          .forEach(events::add);
    }
    events.removeIf(event -> merchant.subjects().contains(event.subject()));
    return events;
  }

  private static boolean isFinishedImport(Backfill backfill) {
    return !backfill.dryRun()
        && (backfill.phase() == BackfillPhase.COMPLETE || backfill.phase() == BackfillPhase.FAILED);
  }

  private static ProblemTable.Beginning event(
      WatchedMerchant merchant, AlertCause cause, String subject, Instant at, Instant due) {
    return new ProblemTable.Beginning(
        UUID.randomUUID(),
        merchant.account(),
        Audience.MERCHANT,
        cause,
        subject,
        0,
        at,
        due,
        Optional.of(at));
  }

  /// Reading all conversions takes long, so it is done once in a while.
  private boolean amountsDiffer(String account, Instant now) {
    var last = compared.get(account);
    if (last != null && last.at().plus(config.comparisonInterval()).isAfter(now)) {
      return last.differs();
    }
    var differs = query.otherAmounts(account, now.minus(COMPARED)) > 0;
    compared.put(account, new Compared(now, differs));
    return differs;
  }

  private void sendDue(Instant now) {
    query.due(now, config.batch()).stream()
        .collect(
            Collectors.groupingBy(
                problem ->
                    List.of(
                        problem.account(),
                        problem.audience().name(),
                        Boolean.toString(problem.cause() == AlertCause.WEEKLY_SUMMARY))))
        .values()
        .forEach(together -> send(together, now));
  }

  /// A message that cannot be written, such as a summary whose sums take too long, delays no other.
  private void send(List<DueProblem> together, Instant now) {
    try {
      outbox.await(ledger.send(together, content(together), now));
    } catch (RuntimeException e) {
      LOG.warnf(
          "alert.written outcome=BROKEN merchant=%s error=%s",
          together.getFirst().account(), e.getClass().getName());
    }
  }

  private AlertContent content(List<DueProblem> due) {
    var first = due.getFirst();
    var weekly = first.cause() == AlertCause.WEEKLY_SUMMARY;
    return new AlertContent(
        weekly ? AlertContent.Type.WEEKLY_SUMMARY : AlertContent.Type.ALERT,
        first.account(),
        first.name(),
        first.timeZone(),
        due.stream().map(problem -> problem.item(access.url())).toList(),
        weekly ? sums(due.getLast()) : List.of(),
        DueProblem.page(access.url(), first.account()) + "/alerts");
  }

  private List<String> sums(DueProblem weekly) {
    var from = LocalDate.parse(weekly.subject());
    var zone = ZoneId.of(weekly.timeZone());
    var period = new Period(from, from.plusDays(6), zone);
    return WeekSums.of(reconciliation.reconcile(weekly.account(), period, 1).balances());
  }
}
