package io.saletrail.publisher.readback;

import static java.util.stream.Collectors.groupingBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryReadBack.Result;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.CallResult;
import io.saletrail.publisher.delivery.DatabaseClock;
import io.saletrail.publisher.delivery.DeliveryFacts;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.Keyring;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.readback.ReadBack.Item;
import io.saletrail.publisher.readback.ReadBackTable.Accepted;
import io.saletrail.publisher.readback.ReadBackTable.Claimed;
import io.saletrail.publisher.readback.ReadBackTable.Reader;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskClient;
import io.saletrail.publisher.trackdesk.TrackdeskReport;
import io.saletrail.publisher.trackdesk.TrackdeskReport.Answer;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Reads accepted conversions back: plans it when Trackdesk accepts them, makes the calls in the
/// tenant's lane, and publishes what the report shows.
@ApplicationScoped
public class ReadBackLedger {
  private static final Logger LOG = Logger.getLogger(ReadBackLedger.class);

  private final Outbox outbox;
  private final TrackdeskClient trackdesk;
  private final Keyring keyring;
  private final ReadBackConfig config;
  private final MeterRegistry meters;

  ReadBackLedger(
      Outbox outbox,
      TrackdeskClient trackdesk,
      Keyring keyring,
      ReadBackConfig config,
      MeterRegistry meters) {
    this.outbox = outbox;
    this.trackdesk = trackdesk;
    this.keyring = keyring;
    this.config = config;
    this.meters = meters;
    // An increase shows only from a counter that is there.
    counter(Result.MISSING.name());
  }

  /// Whether anything is read back.
  public boolean enabled() {
    return config.enabled();
  }

  /// Plans to read back what Trackdesk has accepted, in the transaction that records it.
  public Uni<?> plan(Mutiny.Session session, Collection<CallResult> results) {
    var accepted =
        config.enabled()
            ? results.stream().filter(ReadBackLedger::isCreated).map(this::accepted).toList()
            : List.<Accepted>of();
    return accepted.isEmpty()
        ? Uni.createFrom().voidItem()
        : DatabaseClock.now(session)
            .chain(
                now ->
                    ReadBackTable.plan(
                        session, accepted, config.first(), now, now.plus(config.delay())));
  }

  /// Reports may leave tests out.
  private static boolean isCreated(CallResult result) {
    return result.attempt().action().call() == Call.CREATE
        && result.attempt().before().sale().mode() == ConversionChanged.Delivery.LIVE
        && switch (result.response().outcome()) {
          case Outcome.Accepted _, Outcome.AlreadyExists _ -> true;
          case Outcome.Refused _,
              Outcome.TokenRejected _,
              Outcome.RateLimited _,
              Outcome.Unavailable _ ->
              false;
        };
  }

  private Accepted accepted(CallResult result) {
    var sale = result.attempt().before().sale();
    var sampled = Math.floorMod(sale.conversion().hashCode(), config.oneIn()) == 0;
    return new Accepted(sale, result.attempt().tenant(), sampled);
  }

  /// Records the calls that are due, one per tenant, before they are made.
  ///
  /// @param merchants those of the lanes that have room for a call
  /// @param lostAt when they count as lost without a result
  public Uni<Map<TenantId, ReadBack>> begin(
      Mutiny.Session session,
      Map<TenantId, List<Merchant>> merchants,
      Instant now,
      Instant lostAt) {
    var bindings = config.enabled() ? bindings(merchants) : Map.<Reader, Binding>of();
    return bindings.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : ReadBackTable.begin(session, bindings.keySet(), config.batch(), now, lostAt)
            .map(claimed -> readBacks(claimed, bindings));
  }

  private static Map<Reader, Binding> bindings(Map<TenantId, List<Merchant>> merchants) {
    var bindings = new HashMap<Reader, Binding>();
    for (var tenant : merchants.entrySet()) {
      var id = tenant.getKey();
      for (var merchant : tenant.getValue()) {
        var reader = new Reader(id, merchant.account());
        merchant
            .binding(id)
            .filter(_ -> merchant.block(id).isEmpty())
            .ifPresent(binding -> bindings.put(reader, binding));
      }
    }
    return bindings;
  }

  private static Map<TenantId, ReadBack> readBacks(
      List<Claimed> claimed, Map<Reader, Binding> bindings) {
    var readBacks = new HashMap<TenantId, ReadBack>();
    claimed.stream()
        .collect(groupingBy(Claimed::reader))
        .forEach(
            (reader, rows) ->
                Optional.ofNullable(bindings.get(reader))
                    .ifPresent(
                        binding ->
                            readBacks.put(
                                reader.tenant(), readBack(reader.account(), binding, rows))));
    return readBacks;
  }

  private static ReadBack readBack(String account, Binding binding, List<Claimed> rows) {
    return new ReadBack(
        account, binding, rows.getFirst().shown(), rows.stream().map(Claimed::item).toList());
  }

  /// Makes the call; never fails.
  public Uni<Answer> call(ReadBack asked) {
    var report = TrackdeskReport.of(asked.items().stream().map(Item::externalId).toList());
    return keyring
        .open(asked.account(), asked.binding())
        .map(key -> trackdesk.report(asked.tenant(), key, report))
        .orElseGet(() -> Uni.createFrom().item(Answer.unread(unreadable())));
  }

  private static TrackdeskResponse unreadable() {
    return TrackdeskResponse.unsent(new Outcome.Unavailable(Failure.TOKEN_UNREADABLE));
  }

  /// Records what the report shows, and publishes what is certain.
  public Uni<Void> settle(ReadBack asked, Answer answer) {
    return outbox
        .write((session, facts) -> settle(session, facts, asked, answer))
        .invoke(settled -> settled.forEach(each -> log(asked, each)))
        .replaceWithVoid();
  }

  private Uni<List<Judged>> settle(
      Mutiny.Session session, Outbox.Facts facts, ReadBack asked, Answer answer) {
    var conversions = asked.items().stream().map(Item::conversion).toList();
    return DeliveryTable.lock(session, conversions)
        .chain(() -> DatabaseClock.now(session))
        .chain(now -> record(session, facts, asked, judged(asked, answer, now), now));
  }

  private List<Judged> judged(ReadBack asked, Answer answer, Instant now) {
    return asked.items().stream()
        .map(item -> new Judged(item, config.rules().judge(asked, item, answer.rows(), now)))
        .toList();
  }

  private static Uni<List<Judged>> record(
      Mutiny.Session session,
      Outbox.Facts facts,
      ReadBack asked,
      List<Judged> judged,
      Instant now) {
    return ReadBackTable.end(session, judged.stream().map(Judged::ended).toList())
        .map(HashSet::new)
        .map(recorded -> those(judged, recorded))
        .call(
            settled ->
                DeliveryFacts.publish(
                    session,
                    facts,
                    settled.stream().flatMap(each -> each.fact(asked, now).stream()).toList()));
  }

  private static List<Judged> those(List<Judged> judged, Set<String> conversions) {
    return judged.stream().filter(each -> conversions.contains(each.item().conversion())).toList();
  }

  private Counter counter(String outcome) {
    return meters.counter("publisher.read.backs", "outcome", outcome);
  }

  private void log(ReadBack asked, Judged settled) {
    counter(settled.outcome()).increment();
    LOG.infof(
        "read_back.checked merchant=%s tenant=%s conversion=%s attempt=%d outcome=%s",
        asked.account(),
        asked.tenant(),
        settled.item().conversion(),
        settled.item().number(),
        settled.outcome());
  }
}
