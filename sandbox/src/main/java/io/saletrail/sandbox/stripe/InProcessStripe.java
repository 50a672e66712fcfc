package io.saletrail.sandbox.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.sandbox.stripe.actions.EventEmitter;
import io.saletrail.sandbox.stripe.actions.EventSink;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFaults;
import io.saletrail.sandbox.stripe.api.ApiRoutes;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.state.Ids;
import io.saletrail.sandbox.stripe.state.ObjectFile;
import io.saletrail.sandbox.stripe.state.StandInClock;
import io.saletrail.sandbox.stripe.state.StandInState;
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

/// One account of the stand-in without a port, a thread or a running clock: what happens in
/// [#account] is immediately in [#webhooks], [#events] and [#read]. Ids count: `ch_1`, `ch_2`.
public final class InProcessStripe {

  public static final String ACCOUNT = "acct_merchant";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS_KEPT = 100_000;
  private static final Instant BEGINNING = Instant.parse("2026-09-21T14:13:20Z");

  private final StandInClock clock = new StandInClock();
  private final List<String> webhooks = new ArrayList<>();
  private final StandInState accounts;
  private final AccountState state;
  private final EventEmitter emitter;
  private final ApiRoutes api;
  private Optional<ApiVersion> endpointVersion = Optional.empty();

  private InProcessStripe(ApiVersion version, Set<String> types) {
    clock.stop(BEGINNING);
    var site = new Site(URI.create("https://stripe.example"));
    accounts = new StandInState(ObjectFile.none(), clock, EVENTS_KEPT);
    state = accounts.open(AccountTerms.connected(ACCOUNT).rendering(version));
    emitter = new EventEmitter(clock, site, new Subscription(types), Ids.counting());
    api = new ApiRoutes(accounts, emitter, site, new ApiFaults());
  }

  /// An account of this version whose endpoint subscribes to the documented types.
  public static InProcessStripe of(ApiVersion version) {
    return of(version, Endpoint.DOCUMENTED_TYPES);
  }

  /// An account of this version whose endpoint subscribes to these types.
  ///
  /// @param types the types that its endpoint subscribes to
  public static InProcessStripe of(ApiVersion version, Collection<String> types) {
    return new InProcessStripe(version, Set.copyOf(types));
  }

  /// From now on webhooks are rendered in a version of the endpoint's own; the events list keeps
  /// the account's.
  public InProcessStripe renderingWebhooksIn(ApiVersion version) {
    endpointVersion = Optional.of(version);
    return this;
  }

  public StandInAccount account() {
    return new StandInAccount(accounts, state, emitter);
  }

  public Instant now() {
    return clock.instant();
  }

  /// The only way in which time passes.
  public InProcessStripe later(Duration by) {
    clock.advance(by);
    return this;
  }

  /// The bodies of all webhooks so far, oldest event first.
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

  /// The API's response in the version that our services pin.
  ///
  /// @param called path and query, such as `/v1/invoices/in_1?expand[]=payments`
  public String read(String called) {
    return read(called, ApiVersion.DAHLIA);
  }

  /// The API's response in this version; an error object where Stripe would respond with one.
  public String read(String called, ApiVersion version) {
    return api.read(state, version, called);
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

  /// The only endpoint.
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
