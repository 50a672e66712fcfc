package io.saletrail.settings.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Reads all merchants and updates the metrics. Every replica reports the same values, so alerts
/// use max, never sum.
@ApplicationScoped
class HealthSweep {
  private static final Logger LOG = Logger.getLogger(HealthSweep.class);

  private static final String DELETE_EXPIRED =
      "delete from webhook_signature_failure where failed_at < :before";

  /// The merchant with most recovered objects, where metrics name none.
  private static final String UNNAMED = "LARGEST";

  private final HealthSignalsQuery signals;
  private final HealthConfig config;
  private final HealthRules rules;
  private final Outbox outbox;
  private final Map<HealthProblem, AtomicLong> merchants = new EnumMap<>(HealthProblem.class);
  private final MultiGauge recovered;

  HealthSweep(
      HealthSignalsQuery signals, HealthConfig config, Outbox outbox, MeterRegistry metrics) {
    this.signals = signals;
    this.config = config;
    this.rules = new HealthRules(HealthRules.Limits.of(config));
    this.outbox = outbox;
    for (var problem : HealthProblem.values()) {
      // trackdesk-publisher reports delayed deliveries, to the second.
      if (problem != HealthProblem.DELIVERIES_DELAYED) {
        merchants.put(problem, gauge(metrics, problem));
      }
    }
    this.recovered =
        MultiGauge.builder("merchant.webhooks.missed")
            .description(
                "Objects of the last day that only polls recovered, of those merchants"
                    + " who have most of them")
            .register(metrics);
  }

  @Scheduled(every = "${saletrail.health.tick:1m}", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    var now = Instant.now();
    try {
      record(all(now), now);
      outbox.await(deleteExpired(now));
    } catch (RuntimeException e) {
      LOG.warnf("health.sweep outcome=OUTAGE error=%s", e.getClass().getName());
    }
  }

  /// Reads batch after batch, each starting after the previous one.
  private List<HealthSignals> all(Instant now) {
    var all = new ArrayList<HealthSignals>();
    var after = "";
    while (true) {
      var batch = signals.after(after, now);
      all.addAll(batch);
      if (batch.size() < config.batch()) {
        return all;
      }
      after = batch.getLast().account();
    }
  }

  private void record(List<HealthSignals> all, Instant now) {
    var counts = new EnumMap<HealthProblem, Long>(HealthProblem.class);
    for (var one : all) {
      rules.problems(one, now).forEach(problem -> counts.merge(problem, 1L, Long::sum));
    }
    merchants.forEach((problem, gauge) -> gauge.set(counts.getOrDefault(problem, 0L)));
    recovered.register(rows(all), true);
  }

  private List<MultiGauge.Row<?>> rows(List<HealthSignals> all) {
    var most =
        all.stream()
            .filter(one -> one.recovered().all() > 0)
            .sorted(
                Comparator.comparingLong((HealthSignals one) -> one.recovered().all()).reversed());
    return config.nameMerchants()
        ? most.limit(config.maxNamedMerchants())
            .<MultiGauge.Row<?>>map(one -> row(one.account(), one))
            .toList()
        : most.limit(1).<MultiGauge.Row<?>>map(one -> row(UNNAMED, one)).toList();
  }

  private static MultiGauge.Row<?> row(String merchant, HealthSignals signals) {
    return MultiGauge.Row.of(Tags.of("merchant", merchant), signals.recovered().all());
  }

  private Uni<Void> deleteExpired(Instant now) {
    return outbox.write(
        session ->
            Rows.update(session, DELETE_EXPIRED)
                .set("before", now.minus(config.signatureRetention()))
                .run()
                .replaceWithVoid());
  }

  private static AtomicLong gauge(MeterRegistry metrics, HealthProblem problem) {
    var count = new AtomicLong();
    Gauge.builder("merchants.unhealthy", count, AtomicLong::get)
        .description("Merchants by what is wrong with their connections")
        .tag("problem", problem.name().toLowerCase(Locale.ROOT))
        .register(metrics);
    return count;
  }
}
