package io.saletrail.conversion.decision;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.conversion.StoredFact;
import io.saletrail.conversion.merchant.MerchantChoices;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The ledger on a real PostgreSQL, as tests use it: facts in, decisions out, sweeps on request.
@ApplicationScoped
public class TestLedger {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final CaseLedger ledger;
  private final MerchantChoices merchants;
  private final Outbox outbox;

  TestLedger(CaseLedger ledger, MerchantChoices merchants, Outbox outbox) {
    this.ledger = ledger;
    this.merchants = merchants;
    this.outbox = outbox;
  }

  /// Enters facts of merchants whose settings are known.
  public void enter(Collection<PaymentActivity> facts) {
    merchants.know(facts.stream().map(PaymentActivity::account).distinct().toList());
    enterOfUnknown(facts);
  }

  void enterOfUnknown(Collection<PaymentActivity> facts) {
    ledger
        .enter(facts.stream().map(Received::written).toList(), _ -> Uni.createFrom().voidItem())
        .await()
        .atMost(TIMEOUT);
  }

  void enterInBatches(List<PaymentActivity> facts, int size) {
    for (var from = 0; from < facts.size(); from += size) {
      enter(facts.subList(from, Math.min(facts.size(), from + size)));
    }
  }

  void choose(String account, long version, MerchantOptions options) {
    var settings =
        new MerchantSettings(
            account, version, Connection.CONNECTED, Optional.of("shop"), options, Instant.now());
    merchants.save(settings);
  }

  void answer(String account, String object, LookupEnded.Outcome outcome) {
    var lookup = UUID.randomUUID().toString();
    ledger
        .applyLookupResult(new LookupEnded(lookup, account, object, outcome, 1, Instant.now()))
        .await()
        .atMost(TIMEOUT);
  }

  /// Runs the sweep for one slice.
  ///
  /// @return whether there was work
  boolean sweep() {
    var due = ledger.toRedecide(1_000).await().atMost(TIMEOUT);
    due.forEach(parent -> ledger.redecide(parent).await().atMost(TIMEOUT));
    return !due.isEmpty();
  }

  public void sweepAll() {
    while (sweep()) {}
  }

  public List<ConversionFact> published(String account) {
    return read(
            session ->
                Rows.query(
                        session, "select body from decision where account = :account", String.class)
                    .set("account", account)
                    .list())
        .stream()
        .map(body -> StoredFact.read(body, ConversionFact.class))
        .toList();
  }

  Map<ConversionStatus, Long> statuses(String account) {
    return published(account).stream()
        .filter(ConversionChanged.class::isInstance)
        .map(fact -> ((ConversionChanged) fact).status())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /// The reasons of payments that are not credited and have no other fact.
  Map<NotCreditedReason, Long> reasons(String account) {
    return holding(account).stream()
        .filter(Decision.NotCredited.class::isInstance)
        .map(decision -> ((Decision.NotCredited) decision).reason())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /// Current decisions: without payments that were merged into another, withdrawn, or not credited
  /// before they were a sale.
  List<Decision> holding(String account) {
    var all = published(account);
    var newest = newest(all);
    return all.stream()
        .filter(fact -> holds(fact, newest))
        .map(fact -> (Decision) Decision.of(fact))
        .toList();
  }

  /// The last published fact about each payment.
  Map<String, Decision> newest(String account) {
    return newest(published(account)).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> Decision.of(one.getValue())));
  }

  private static Map<String, ConversionFact> newest(List<ConversionFact> facts) {
    return facts.stream()
        .collect(
            Collectors.toMap(
                fact -> Decision.of(fact).payment(),
                Function.identity(),
                (one, other) ->
                    Comparator.comparing(ConversionFact::revision).compare(one, other) > 0
                        ? one
                        : other));
  }

  private static boolean holds(ConversionFact fact, Map<String, ConversionFact> newest) {
    return switch (fact) {
      case ConversionChanged conversion -> conversion.reason() != LifecycleReason.SALE_WITHDRAWN;
      case PaymentNotCredited notCredited ->
          notCredited.reason() != NotCreditedReason.PART_OF_ANOTHER_PAYMENT
              && notCredited.equals(newest.get(notCredited.payment()));
      case PaymentUndecided _ -> false;
    };
  }

  long count(String what) {
    return read(session -> Rows.query(session, "select count(*) from " + what, Long.class).one());
  }

  public void execute(String sql) {
    outbox.write(session -> session.createNativeQuery(sql).executeUpdate()).await().atMost(TIMEOUT);
  }

  private <T> T read(Function<Mutiny.Session, Uni<T>> query) {
    return outbox.read(query).await().atMost(TIMEOUT);
  }
}
