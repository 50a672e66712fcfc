package io.saletrail.conversion.cases;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CreditNoteObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.Bodies;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.cases.CaseTable.FactId;
import io.saletrail.conversion.head.Affected;
import io.saletrail.conversion.head.HeadEntry;
import io.saletrail.conversion.head.Newest;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Routes facts: those of payments into their cases, those of subscriptions and customers into the
/// heads.
@ApplicationScoped
public class FactEntry {
  private final HeadEntry heads;

  FactEntry(HeadEntry heads) {
    this.heads = heads;
  }

  /// Enters facts.
  ///
  /// @param options the merchants' options, by account
  public Uni<Affected> enter(
      Mutiny.Session session,
      Collection<Received<PaymentActivity>> facts,
      Map<String, MerchantOptions> options) {
    var bodies = Bodies.of(facts);
    var batch = Batch.of(facts.stream().map(Received::fact).toList());
    var affected = new Affected();
    return CaseTable.casesOf(session, CaseCorrelation.of(batch.payments))
        .chain(known -> enterCases(session, batch.payments, bodies, known, affected))
        .chain(added -> heads.enterPayments(session, added, options, affected))
        .chain(() -> heads.enter(session, batch.subscriptions, batch.customers, bodies, affected))
        .replaceWith(affected);
  }

  /// The facts of one batch by destination. Of a fact that was read twice, the later edition.
  private record Batch(
      List<PaymentActivity> payments,
      List<SubscriptionObserved> subscriptions,
      List<CustomerObserved> customers) {

    static Batch of(Collection<PaymentActivity> facts) {
      var editions = new LinkedHashMap<FactId, PaymentActivity>();
      facts.forEach(fact -> editions.merge(FactId.of(fact), fact, Newest::of));
      var batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      editions.values().forEach(batch::add);
      return batch;
    }

    private void add(PaymentActivity fact) {
      switch (fact) {
        case SubscriptionObserved subscription -> subscriptions.add(subscription);
        case CustomerObserved customer -> customers.add(customer);
        case SessionObserved _,
            PaymentIntentObserved _,
            ChargeObserved _,
            InvoiceObserved _,
            InvoicePaymentObserved _,
            RefundObserved _,
            DisputeObserved _,
            CreditNoteObserved _ ->
            payments.add(fact);
      }
    }
  }

  /// @return the facts that were not stored before, or not in this edition
  private Uni<List<PaymentActivity>> enterCases(
      Mutiny.Session session,
      List<PaymentActivity> facts,
      Bodies bodies,
      Map<CaseCorrelation.CorrelationId, UUID> known,
      Affected affected) {
    var correlation = new CaseCorrelation(known, UUID::randomUUID);
    facts.forEach(correlation::enter);
    var homes = new LinkedHashMap<PaymentActivity, UUID>();
    facts.forEach(fact -> homes.put(fact, correlation.caseOf(fact)));
    homes.forEach((fact, home) -> affected.cases().add(new CaseId(fact.account(), home)));
    return CaseTable.merge(session, correlation.merged())
        .chain(() -> CaseTable.correlate(session, correlation.added()))
        .chain(() -> CaseTable.joinParents(session, homes))
        .chain(() -> CaseTable.enter(session, homes, bodies))
        .map(written -> facts.stream().filter(fact -> written.contains(FactId.of(fact))).toList());
  }
}
