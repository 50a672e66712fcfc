package io.saletrail.sandbox.trackdesk.tenant;

import io.saletrail.sandbox.store.JsonLinesFile;
import io.saletrail.sandbox.trackdesk.tenant.Verdict.Accepted;
import io.saletrail.sandbox.trackdesk.tenant.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// One merchant's Trackdesk. Called concurrently by the event loop and by tests.
public final class Tenant {

  /// "A repeat click within an hour gives the same cid."
  private static final Duration SAME_CLICK = Duration.ofHours(1);

  private final String name;
  private final JsonLinesFile file;
  private final InstantSource clock;
  private final int requestsKept;
  private final TenantState holdings = new TenantState();
  private final RateWindow rate = new RateWindow();
  private final Deque<SeenRequest> requests = new ArrayDeque<>();
  private TenantSettings settings;

  Tenant(
      String name,
      TenantSettings settings,
      JsonLinesFile file,
      InstantSource clock,
      int requestsKept) {
    this.name = name;
    this.settings = settings;
    this.file = file;
    this.clock = clock;
    this.requestsKept = requestsKept;
  }

  public String name() {
    return name;
  }

  /// The personal token.
  public String token() {
    return settings().access().token();
  }

  public synchronized TenantSettings settings() {
    return settings;
  }

  public void configure(UnaryOperator<TenantSettings> change) {
    enter(new Change.Configured(name, change.apply(settings())));
  }

  /// A visitor comes through an affiliate's link now.
  public Click click(String affiliate) {
    return click(affiliate, clock.instant());
  }

  /// A visitor came through an affiliate's link at another time.
  public Click click(String affiliate, Instant madeAt) {
    var click = new Click(UUID.randomUUID(), affiliate, madeAt);
    enter(new Change.Clicked(name, click));
    return click;
  }

  /// A visitor comes through an affiliate's link, possibly again.
  ///
  /// @param earlierCid the click of an earlier visit
  public synchronized Click click(String affiliate, Optional<String> earlierCid) {
    var anHourAgo = clock.instant().minus(SAME_CLICK);
    return earlierCid
        .flatMap(ConversionRules::uuid)
        .flatMap(holdings::click)
        .filter(click -> click.affiliate().equals(affiliate))
        .filter(click -> click.madeAt().isAfter(anHourAgo))
        .orElseGet(() -> click(affiliate));
  }

  public synchronized List<Click> clicks() {
    return holdings.clicks();
  }

  /// Every conversion, oldest first.
  public synchronized List<Conversion> conversions() {
    return holdings.conversions();
  }

  /// The newest requests, oldest first; the configuration limits their number.
  public synchronized List<SeenRequest> requests() {
    return List.copyOf(requests);
  }

  /// The end of a click's attribution window.
  public Instant expiry(Click click) {
    return click.madeAt().plus(settings().offer().attributionWindow());
  }

  public synchronized Verdict create(ConversionCall call) {
    var verdict = new ConversionRules(settings, holdings, clock.instant()).decide(call);
    if (verdict instanceof Accepted(var conversion)) {
      enter(new Change.Stored(name, conversion));
    }
    return verdict;
  }

  public synchronized Verdict setStatus(StatusCall call) {
    boolean needed = settings.access().network();
    var ours = settings.access().revenueOriginId().toString();
    if (!call.revenueOriginId().map(ours::equalsIgnoreCase).orElse(!needed)) {
      return new Refused(Refusal.REVENUE_ORIGIN_NOT_FOUND);
    }
    var status = call.status().flatMap(ConversionStatus::fromWire);
    if (status.isEmpty()) {
      return new Refused(Refusal.STATUS_UNKNOWN);
    }
    var data =
        call.typeCode()
            .flatMap(type -> call.externalId().flatMap(id -> holdings.conversion(type, id)));
    if (data.isEmpty()) {
      return new Refused(Refusal.CONVERSION_NOT_FOUND);
    }
    var change = new StatusChange(status.get(), clock.instant());
    enter(new Change.StatusSet(name, data.get().id(), change));
    return new Accepted(data.get().with(change));
  }

  /// Binds an external id to a click.
  public synchronized Optional<Refusal> bind(String externalCid, String cid) {
    var click = ConversionRules.uuid(cid).flatMap(holdings::click);
    click.ifPresent(found -> enter(new Change.Bound(name, externalCid, found.cid())));
    return click.isPresent() ? Optional.empty() : Optional.of(Refusal.CONVERSION_SOURCE_NOT_FOUND);
  }

  public synchronized boolean allowsOneMoreCall() {
    return rate.allows(settings.responses().rate(), clock.instant());
  }

  public synchronized void record(SeenRequest request) {
    if (requests.size() == requestsKept) {
      requests.removeFirst();
    }
    requests.addLast(request);
  }

  /// Deletes clicks, conversions and requests; keeps the settings.
  public synchronized void empty() {
    requests.clear();
    enter(new Change.Emptied(name));
  }

  private synchronized void enter(Change change) {
    file.append(change);
    apply(change);
  }

  synchronized void apply(Change change) {
    switch (change) {
      case Change.Configured(_, var changed) -> settings = changed;
      case Change.Clicked(_, var click) -> holdings.add(click);
      case Change.Bound(_, var externalCid, var cid) -> holdings.bind(externalCid, cid);
      case Change.Stored(_, var conversion) -> holdings.add(conversion);
      case Change.StatusSet(_, var id, var status) -> holdings.set(id, status);
      case Change.Emptied _ -> holdings.empty();
    }
  }
}
