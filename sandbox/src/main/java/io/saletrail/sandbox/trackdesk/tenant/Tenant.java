package io.saletrail.sandbox.trackdesk.tenant;

import io.saletrail.sandbox.trackdesk.tenant.Verdict.Held;
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

/// One merchant's Trackdesk. Called by the event loop and by tests at the same time, hence the
/// locks.
public final class Tenant {

  /// "A repeat click within an hour gives the same cid."
  private static final Duration SAME_CLICK = Duration.ofHours(1);

  private final String name;
  private final TenantFile journal;
  private final InstantSource clock;
  private final int requestsKept;
  private final Holdings holdings = new Holdings();
  private final RateWindow rate = new RateWindow();
  private final Deque<SeenRequest> requests = new ArrayDeque<>();
  private TenantSettings settings;

  Tenant(
      String name,
      TenantSettings settings,
      TenantFile journal,
      InstantSource clock,
      int requestsKept) {
    this.name = name;
    this.settings = settings;
    this.journal = journal;
    this.clock = clock;
    this.requestsKept = requestsKept;
  }

  public String name() {
    return name;
  }

  /// The personal token of this tenant.
  public String token() {
    return settings().access().token();
  }

  public synchronized TenantSettings settings() {
    return settings;
  }

  public void configure(UnaryOperator<TenantSettings> change) {
    enter(new Change.Configured(name, change.apply(settings())));
  }

  /// A visitor comes through an affiliate's link, now.
  public Click click(String affiliate) {
    return click(affiliate, clock.instant());
  }

  /// A visitor came through an affiliate's link at another time.
  public Click click(String affiliate, Instant madeAt) {
    var click = new Click(UUID.randomUUID(), affiliate, madeAt);
    enter(new Change.Clicked(name, click));
    return click;
  }

  /// A visitor who may have been here before.
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

  /// The last requests, oldest first; how many are kept is set in the stand-in's config.
  public synchronized List<SeenRequest> requests() {
    return List.copyOf(requests);
  }

  /// When a click stops earning.
  public Instant expiry(Click click) {
    return click.madeAt().plus(settings().offer().attributionWindow());
  }

  public synchronized Verdict create(ConversionCall call) {
    var verdict = new ConversionRules(settings, holdings, clock.instant()).decide(call);
    if (verdict instanceof Held(var conversion)) {
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
    var held =
        call.typeCode()
            .flatMap(type -> call.externalId().flatMap(id -> holdings.conversion(type, id)));
    if (held.isEmpty()) {
      return new Refused(Refusal.CONVERSION_NOT_FOUND);
    }
    var change = new StatusChange(status.get(), clock.instant());
    enter(new Change.StatusSet(name, held.get().id(), change));
    return new Held(held.get().with(change));
  }

  /// Binds an id of the caller's own to a click.
  public synchronized Optional<Refusal> bind(String externalCid, String cid) {
    var click = ConversionRules.uuid(cid).flatMap(holdings::click);
    click.ifPresent(found -> enter(new Change.Bound(name, externalCid, found.cid())));
    return click.isPresent() ? Optional.empty() : Optional.of(Refusal.CONVERSION_SOURCE_NOT_FOUND);
  }

  public synchronized boolean allowsOneMoreCall() {
    return rate.allows(settings.manners().rate(), clock.instant());
  }

  public synchronized void remember(SeenRequest request) {
    if (requests.size() == requestsKept) {
      requests.removeFirst();
    }
    requests.addLast(request);
  }

  /// Forgets clicks, conversions and requests, and keeps the settings.
  public synchronized void empty() {
    requests.clear();
    enter(new Change.Emptied(name));
  }

  private synchronized void enter(Change change) {
    journal.append(change);
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
