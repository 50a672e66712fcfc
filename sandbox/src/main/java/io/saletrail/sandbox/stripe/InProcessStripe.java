package io.saletrail.sandbox.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.sandbox.stripe.actions.EventEmitter;
import io.saletrail.sandbox.stripe.actions.EventSink;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFaultPlan;
import io.saletrail.sandbox.stripe.api.ApiRoutes;
import io.saletrail.sandbox.stripe.ledger.AccountState;
import io.saletrail.sandbox.stripe.ledger.AccountTerms;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.ledger.JsonLinesFile;
import io.saletrail.sandbox.stripe.ledger.StandInClock;
import io.saletrail.sandbox.stripe.ledger.StandInState;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One account of the stand-in without a port, a thread or a clock that runs: what happens in
/// [#account] is told at once to [#webhooks], [#events] and [#read]. Ids count: `ch_1`, `ch_2`.
public final class InProcessStripe {

  public static final String ACCOUNT = "acct_merchant";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS_KEPT = 100_000;
  private static final Instant BEGINNING = Instant.parse("2026-09-21T14:13:20Z");

  private final StandInClock clock = new StandInClock();
  private final List<String> webhooks = new ArrayList<>();
  private final StandInState ledger;
  private final AccountState book;
  private final EventEmitter announcer;
  private final ApiRoutes api;
  private Optional<ApiVersion> endpointVersion = Optional.empty();

  private InProcessStripe(ApiVersion version, Set<String> types) {
    clock.stop(BEGINNING);
    var site = new Site(URI.create("https://stripe.example"));
    ledger = new StandInState(JsonLinesFile.none(), clock, EVENTS_KEPT);
    book = ledger.open(AccountTerms.connected(ACCOUNT).rendering(version));
    announcer = new EventEmitter(clock, site, new Subscription(types), Ids.counting());
    api = new ApiRoutes(ledger, announcer, site, new ApiFaultPlan());
  }

  /// An account of this version whose endpoint is subscribed to the documented types.
  public static InProcessStripe of(ApiVersion version) {
    return of(version, Endpoint.DOCUMENTED_TYPES);
  }

  /// The same with another subscription.
  ///
  /// @param types what its endpoint is subscribed to
  public static InProcessStripe of(ApiVersion version, Collection<String> types) {
    return new InProcessStripe(version, Set.copyOf(types));
  }

  /// From now on the endpoint has a version of its own, in which its webhooks are rendered; the
  /// events list keeps the account's.
  public InProcessStripe hearingIn(ApiVersion version) {
    endpointVersion = Optional.of(version);
    return this;
  }

  public StandInAccount account() {
    return new StandInAccount(ledger, book, announcer);
  }

  public Instant now() {
    return clock.instant();
  }

  /// Time stands still until this moves it.
  public InProcessStripe later(Duration by) {
    clock.advance(by);
    return this;
  }

  /// The bodies of all webhooks so far, in the order of their events.
  public List<String> webhooks() {
    return List.copyOf(webhooks);
  }

  /// The events of these types as `/v1/events` lists them: newest first, at most 30 days old.
  public List<String> events(Collection<String> types) {
    var query = new StringBuilder("/v1/events?limit=100");
    types.forEach(type -> query.append("&types[]=").append(type));
    return all(query.toString());
  }

  /// Every item of a list, newest first, over as many pages as it takes.
  ///
  /// @param list path and query without a cursor
  public List<String> all(String list) {
    var items = new ArrayList<String>();
    var page = parse(read(list));
    while (page.path("has_more").asBoolean()) {
      items.addAll(items(page));
      var last = page.path("data").path(page.path("data").size() - 1).path("id").asText();
      page = parse(read(list + (list.contains("?") ? "&" : "?") + "starting_after=" + last));
    }
    items.addAll(items(page));
    return List.copyOf(items);
  }

  /// What the API answers in the version that our services pin.
  ///
  /// @param called path and query, such as `/v1/invoices/in_1?expand[]=payments`
  public String read(String called) {
    return read(called, ApiVersion.DAHLIA);
  }

  /// What the API answers in this version; an error object where Stripe would refuse.
  public String read(String called, ApiVersion version) {
    return api.read(book, version, called);
  }

  private static List<String> items(JsonNode page) {
    var items = new ArrayList<String>();
    page.path("data").forEach(item -> items.add(item.toString()));
    return items;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The one endpoint.
  private final class Subscription implements EventSink {
    private final Set<String> types;

    private Subscription(Set<String> types) {
      this.types = types;
    }

    @Override
    public int listeners(AccountTerms account, String type) {
      return types.contains(type) ? 1 : 0;
    }

    @Override
    public void offer(
        StripeEvent event, AccountTerms account, Function<ApiVersion, String> rendering) {
      if (types.contains(event.type())) {
        webhooks.add(endpointVersion.map(rendering).orElse(event.json()));
      }
    }
  }
}
