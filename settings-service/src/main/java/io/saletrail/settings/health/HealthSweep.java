package io.saletrail.settings.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Looks at all merchants and tells the metrics. Every replica tells the same, so alerts take the
/// largest and never a sum.
@ApplicationScoped
class HealthSweep {
  private static final Logger LOG = Logger.getLogger(HealthSweep.class);

  private static final String FORGET = "delete from signature_refusal where refused_at < :before";

  private final HealthSignalsQuery signs;
  private final HealthConfig config;
  private final HealthRules rules;
  private final FreshContext context;
  private final Mutiny.SessionFactory sessions;
  private final Map<HealthProblem, AtomicLong> merchants = new EnumMap<>(HealthProblem.class);
  private final MultiGauge recovered;

  HealthSweep(
      HealthSignalsQuery signs,
      HealthConfig config,
      FreshContext context,
      Mutiny.SessionFactory sessions,
      MeterRegistry metrics) {
    this.signs = signs;
    this.config = config;
    this.rules = new HealthRules(HealthRules.Limits.of(config));
    this.context = context;
    this.sessions = sessions;
    for (var trouble : HealthProblem.values()) {
      // Late deliveries are told by trackdesk-publisher, which knows them to the second.
      if (trouble != HealthProblem.DELIVERIES_DELAYED) {
        merchants.put(trouble, gauge(metrics, trouble));
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
  Uni<Void> sweep() {
    var now = Instant.now();
    return after("", now)
        .invoke(all -> tell(all, now))
        .chain(() -> context.run(() -> forget(now)))
        .onFailure()
        .invoke(e -> LOG.warnf("health.sweep outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  /// Batch after batch, each beginning where the one before ended.
  private Uni<List<HealthSignals>> after(String account, Instant now) {
    return context
        .run(() -> signs.after(account, now))
        .chain(
            batch ->
                batch.size() < config.batch()
                    ? Uni.createFrom().item(batch)
                    : after(batch.getLast().account(), now)
                        .map(rest -> Stream.concat(batch.stream(), rest.stream()).toList()));
  }

  private void tell(List<HealthSignals> all, Instant now) {
    var counts = new EnumMap<HealthProblem, Long>(HealthProblem.class);
    for (var one : all) {
      rules.troubles(one, now).forEach(trouble -> counts.merge(trouble, 1L, Long::sum));
    }
    merchants.forEach((trouble, gauge) -> gauge.set(counts.getOrDefault(trouble, 0L)));
    recovered.register(
        all.stream()
            .filter(one -> one.recovered().all() > 0)
            .sorted(
                Comparator.comparingLong((HealthSignals one) -> one.recovered().all()).reversed())
            .limit(config.mostNamed())
            .<MultiGauge.Row<?>>map(
                one -> MultiGauge.Row.of(Tags.of("account", one.account()), one.recovered().all()))
            .toList(),
        true);
  }

  private Uni<Void> forget(Instant now) {
    return sessions.withTransaction(
        session ->
            session
                .createNativeQuery(FORGET)
                .setParameter("before", now.minus(config.signatureRetention()))
                .executeUpdate()
                .replaceWithVoid());
  }

  private static AtomicLong gauge(MeterRegistry metrics, HealthProblem trouble) {
    var count = new AtomicLong();
    Gauge.builder("merchants.unhealthy", count, AtomicLong::get)
        .description("Merchants by what is wrong with their connections")
        .tag("problem", trouble.name().toLowerCase(Locale.ROOT))
        .register(metrics);
    return count;
  }
}
