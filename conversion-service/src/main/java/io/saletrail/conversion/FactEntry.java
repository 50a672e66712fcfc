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

/// Where facts go: those of payments into their cases, those of subscriptions and customers into
/// what their payments share.
@ApplicationScoped
class FactEntry {
  private final CaseTable store;
  private final SubscriptionTable subscriptions;
  private final CustomerTable customers;
  private final SlotTable slots;

  FactEntry(
      CaseTable store, SubscriptionTable subscriptions, CustomerTable customers, SlotTable slots) {
    this.store = store;
    this.subscriptions = subscriptions;
    this.customers = customers;
    this.slots = slots;
  }

  /// What has to be decided for facts that were entered.
  ///
  /// @param cases the cases that they belong to, or whose place they change
  /// @param parents the subscriptions and customers of which something new is known: it may concern
  ///   any of their payments
  record Affected(Set<CaseId> cases, Set<Parent> parents) {
    Affected() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  /// Enters facts.
  ///
  /// @param options the merchants' choices, by account
  Uni<Affected> enter(
      Mutiny.Session session,
      Collection<PaymentActivity> facts,
      Map<String, MerchantOptions> options) {
    var batch = Batch.of(facts);
    var affected = new Affected();
    return store
        .casesOf(session, CaseCorrelation.of(batch.payments))
        .chain(known -> enterCases(session, batch.payments, known, affected))
        .chain(fresh -> enterShared(session, fresh, options, affected))
        .chain(() -> subscriptions.enter(session, batch.subscriptions))
        .invoke(affected.parents::addAll)
        .chain(() -> customers.enter(session, batch.customers))
        .invoke(affected.parents::addAll)
        .replaceWith(affected);
  }

  /// The facts of one batch, by where they go; of a fact that was read twice the later edition.
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

  /// @return the facts that were not known, or not in this edition
  private Uni<List<PaymentActivity>> enterCases(
      Mutiny.Session session,
      List<PaymentActivity> facts,
      Map<CaseCorrelation.Tie, UUID> known,
      Affected affected) {
    var ties = new CaseCorrelation(known, UUID::randomUUID);
    facts.forEach(ties::enter);
    var homes = new LinkedHashMap<PaymentActivity, UUID>();
    facts.forEach(fact -> homes.put(fact, ties.caseOf(fact)));
    homes.forEach((fact, home) -> affected.cases.add(new CaseId(fact.account(), home)));
    return store
        .merge(session, ties.merged())
        .chain(() -> store.tie(session, ties.added()))
        .chain(() -> store.joinParents(session, homes))
        .chain(() -> store.enter(session, homes))
        .map(written -> facts.stream().filter(fact -> written.contains(FactId.of(fact))).toList());
  }

  /// What payments tell of the others of their subscription or customer.
  private Uni<Void> enterShared(
      Mutiny.Session session,
      List<PaymentActivity> fresh,
      Map<String, MerchantOptions> options,
      Affected affected) {
    fresh.stream()
        .flatMap(fact -> AttributingSession.of(fact).stream())
        .forEach(speaker -> affected.parents.add(speaker.parent()));
    return subscriptions
        .joinCustomers(session, fresh)
        .chain(() -> slots.enter(session, invoices(fresh), options))
        .invoke(shifts -> affected.cases.addAll(shifts.moved()))
        .invoke(shifts -> affected.parents.addAll(shifts.begun()))
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
