package io.saletrail.conversion;

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
import io.saletrail.conversion.CaseInput.CaseId;
import io.saletrail.conversion.CaseTable.FactId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Routes facts: those of payments into their cases, those of subscriptions and customers into the
/// heads.
@ApplicationScoped
class FactEntry {
  private final LoadMeter meter;

  FactEntry(LoadMeter meter) {
    this.meter = meter;
  }

  /// What must be decided after facts were entered.
  ///
  /// @param cases the cases of the facts, and those whose billing position they change
  /// @param parents the subscriptions and customers that changed: any of their payments may depend
  ///   on it
  record Affected(Set<CaseId> cases, Set<Parent> parents) {
    Affected() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  /// Enters facts.
  ///
  /// @param options the merchants' options, by account
  Uni<Affected> enter(
      Mutiny.Session session,
      Collection<PaymentActivity> facts,
      Map<String, MerchantOptions> options) {
    var batch = Batch.of(facts);
    var affected = new Affected();
    return CaseTable.casesOf(session, CaseCorrelation.of(batch.payments))
        .chain(known -> enterCases(session, batch.payments, known, affected))
        .chain(added -> enterShared(session, added, options, affected))
        .chain(() -> SubscriptionTable.enter(session, batch.subscriptions, meter))
        .invoke(affected.parents::addAll)
        .chain(() -> CustomerTable.enter(session, batch.customers))
        .invoke(affected.parents::addAll)
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
      Map<CaseCorrelation.CorrelationId, UUID> known,
      Affected affected) {
    var correlation = new CaseCorrelation(known, UUID::randomUUID);
    facts.forEach(correlation::enter);
    var homes = new LinkedHashMap<PaymentActivity, UUID>();
    facts.forEach(fact -> homes.put(fact, correlation.caseOf(fact)));
    homes.forEach((fact, home) -> affected.cases.add(new CaseId(fact.account(), home)));
    return CaseTable.merge(session, correlation.merged())
        .chain(() -> CaseTable.correlate(session, correlation.added()))
        .chain(() -> CaseTable.joinParents(session, homes))
        .chain(() -> CaseTable.enter(session, homes))
        .map(written -> facts.stream().filter(fact -> written.contains(FactId.of(fact))).toList());
  }

  /// Enters what payments contribute to their subscription or customer.
  private Uni<Void> enterShared(
      Mutiny.Session session,
      List<PaymentActivity> added,
      Map<String, MerchantOptions> options,
      Affected affected) {
    added.stream()
        .flatMap(fact -> AttributingSession.of(fact).stream())
        .forEach(speaker -> affected.parents.add(speaker.parent()));
    return SubscriptionTable.joinCustomers(session, added)
        .chain(() -> SlotTable.enter(session, invoices(added), options))
        .invoke(changes -> affected.cases.addAll(changes.moved()))
        .invoke(changes -> affected.parents.addAll(changes.restarted()))
        .replaceWithVoid();
  }

  private static List<InvoiceObserved> invoices(List<PaymentActivity> facts) {
    return facts.stream()
        .filter(InvoiceObserved.class::isInstance)
        .map(InvoiceObserved.class::cast)
        .filter(invoice -> invoice.subscription().isPresent())
        .toList();
  }
}
