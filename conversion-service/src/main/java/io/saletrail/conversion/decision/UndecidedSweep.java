package io.saletrail.conversion.decision;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.contracts.conversion.PaymentUndecided.State;
import io.saletrail.conversion.decision.UndecidedPayments.Reported;
import io.saletrail.conversion.decision.UndecidedPayments.Waiting;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.FailedFacts;
import io.saletrail.outbox.feed.FailedFacts.Failed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Reports payments that wait for a decision because of a fault, so that their pages show it, and
/// reports when they are decided. It compares what waits with what is reported: nothing is missed
/// after a crash, and of several replicas one reports.
@ApplicationScoped
class UndecidedSweep {
  private static final Logger LOG = Logger.getLogger(UndecidedSweep.class);

  /// The channel whose parked facts are about payments.
  private static final String CHANNEL = "payment-activity";

  /// Payments that are reported at a time.
  private static final int LIMIT = 500;

  private final Outbox outbox;
  private final FailedFacts failed;

  UndecidedSweep(Outbox outbox, FailedFacts failed) {
    this.outbox = outbox;
    this.failed = failed;
  }

  @Scheduled(
      every = "${saletrail.conversion.report-undecided-every:15s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return outbox
        .write(this::report)
        .onFailure()
        .invoke(
            e -> LOG.warnf("undecided.reported outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> report(Mutiny.Session session, Outbox.Facts facts) {
    return failed
        .of(session, CHANNEL, PaymentActivity.class, LIMIT)
        .chain(
            parked -> waiting(session, parked).chain(all -> report(session, facts, all, parked)));
  }

  private static Uni<List<Waiting>> waiting(
      Mutiny.Session session, List<Failed<PaymentActivity>> parked) {
    return UndecidedPayments.ofCases(session, LIMIT)
        .chain(
            ofCases ->
                UndecidedPayments.ofFacts(session, parked)
                    .map(ofFacts -> all(ofCases, ofFacts, parked)));
  }

  private static List<Waiting> all(
      List<Waiting> ofCases, List<Waiting> ofFacts, List<Failed<PaymentActivity>> parked) {
    var all = new ArrayList<>(ofCases);
    all.addAll(ofFacts);
    var decided = ofFacts.stream().map(Waiting::fact).toList();
    IntStream.range(0, parked.size())
        .filter(n -> !decided.contains(n))
        .forEach(n -> UndecidedPayment.of(parked.get(n), n).ifPresent(all::add));
    return all;
  }

  private static Uni<Void> report(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<Waiting> waiting,
      List<Failed<PaymentActivity>> parked) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return UndecidedPayments.add(session, waiting)
        .invoke(added -> added.forEach(one -> facts.publish(undecided(one, waiting, parked, now))))
        .chain(() -> UndecidedPayments.removeOthers(session, waiting))
        .invoke(removed -> removed.forEach(one -> facts.publish(decided(one, now))))
        .replaceWithVoid();
  }

  private static ConversionFact undecided(
      Reported one, List<Waiting> waiting, List<Failed<PaymentActivity>> parked, Instant now) {
    LOG.warnf(
        "payment.undecided merchant=%s payment=%s error=%s",
        one.account(), one.payment(), one.error());
    return waiting.stream()
        .filter(one::isOf)
        .filter(each -> !each.decided())
        .findFirst()
        .<ConversionFact>map(each -> never(one, parked.get(each.fact()).fact(), now))
        .orElseGet(
            () ->
                new PaymentUndecided(
                    one.account(),
                    one.payment(),
                    State.UNDECIDED,
                    Optional.of(one.error()),
                    one.since(),
                    now));
  }

  /// A payment without a decision gets one, so that its page exists. The next one replaces it.
  private static PaymentNotCredited never(Reported one, PaymentActivity fact, Instant now) {
    return new PaymentNotCredited(
        one.account(),
        one.payment(),
        now.toEpochMilli(),
        NotCreditedReason.UNDECIDED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UndecidedPayment.ids(fact),
        Stream.of(fact.observation().event()).toList(),
        now);
  }

  private static PaymentUndecided decided(Reported one, Instant now) {
    LOG.infof("payment.decided merchant=%s payment=%s", one.account(), one.payment());
    return new PaymentUndecided(
        one.account(), one.payment(), State.DECIDED, Optional.empty(), one.since(), now);
  }
}
