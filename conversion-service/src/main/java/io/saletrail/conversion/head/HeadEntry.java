package io.saletrail.conversion.head;

import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.Bodies;
import io.saletrail.conversion.LoadMeter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores what facts contribute to the heads of their payments.
@ApplicationScoped
public class HeadEntry {
  private final LoadMeter meter;

  HeadEntry(LoadMeter meter) {
    this.meter = meter;
  }

  /// Enters what payments contribute to their subscription or customer.
  ///
  /// @param added facts of payments that were not stored before, or not in this edition
  /// @param options the merchants' options, by account
  /// @param affected receives what changed
  public Uni<Void> enterPayments(
      Mutiny.Session session,
      Collection<PaymentActivity> added,
      Map<String, MerchantOptions> options,
      Affected affected) {
    added.stream()
        .flatMap(fact -> AttributingSession.of(fact).stream())
        .forEach(attributing -> affected.parents().add(attributing.parent()));
    return SubscriptionTable.joinCustomers(session, added)
        .chain(() -> SlotTable.enter(session, invoices(added), options))
        .invoke(changes -> affected.cases().addAll(changes.moved()))
        .invoke(changes -> affected.parents().addAll(changes.restarted()))
        .replaceWithVoid();
  }

  /// Enters states of subscriptions and customers.
  ///
  /// @param bodies the texts of the states
  /// @param affected receives those that changed
  public Uni<Void> enter(
      Mutiny.Session session,
      Collection<SubscriptionObserved> subscriptions,
      Collection<CustomerObserved> customers,
      Bodies bodies,
      Affected affected) {
    return SubscriptionTable.enter(session, subscriptions, bodies, meter)
        .invoke(affected.parents()::addAll)
        .chain(() -> CustomerTable.enter(session, customers))
        .invoke(affected.parents()::addAll)
        .replaceWithVoid();
  }

  private static List<InvoiceObserved> invoices(Collection<PaymentActivity> facts) {
    return facts.stream()
        .filter(InvoiceObserved.class::isInstance)
        .map(InvoiceObserved.class::cast)
        .filter(invoice -> invoice.subscription().isPresent())
        .toList();
  }
}
