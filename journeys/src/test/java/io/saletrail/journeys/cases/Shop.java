package io.saletrail.journeys.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.ingest.intake.SyntheticEvent;
import io.saletrail.sandbox.stripe.InProcessStripe;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A merchant's shop on a Stripe account of the stand-in, with everything that reaches Saletrail
/// from it.
///
/// Polls read what ingest-service reads: two lists of event types, newest first, and recently
/// created objects without an event. Time passes only in [#later].
final class Shop {
  static final String CID = "0b9f7a52-6f1e-4c55-9d0c-3f6c0a3b7a10";
  static final String BUYER = "bea@example.com";
  static final Offer MUG = Offer.oneOff("Mug", 4_900, "eur");
  static final Offer CLUB = Offer.monthly("Club", 4_900, "eur");

  private static final Duration MONTH = Duration.ofDays(30);

  /// How far back the lists go that are filtered by creation time.
  private static final Duration LOOK_BACK = Duration.ofHours(36);

  private final InProcessStripe stripe;
  private final Map<String, Arrival> polled = new LinkedHashMap<>();
  private final Map<String, String> lastSeen = new HashMap<>();
  private final List<Arrival> lookedUp = new ArrayList<>();
  private final List<String> lookUps = new ArrayList<>();
  private final Map<String, LookupEnded.Outcome> lookups = new HashMap<>();
  private final Map<String, Integer> lostFrom = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private int before;

  private Shop(ApiVersion version) {
    this.stripe = InProcessStripe.of(version);
  }

  static Played play(Scenario scenario, ApiVersion version) {
    var shop = new Shop(version);
    scenario.play(shop);
    shop.poll();
    return shop.played();
  }

  StandInAccount account() {
    return stripe.account();
  }

  PaymentLink link(Offer offer) {
    return account().paymentLink(offer);
  }

  /// The buyer comes through an affiliate's link.
  Session open(Offer offer) {
    return open(offer, CID);
  }

  /// The buyer comes without a click, or with a reference of the merchant's own.
  Session open(Offer offer, String reference) {
    return account().openSession(link(offer), reference);
  }

  Session pay(Session session) {
    return account().pay(session, BUYER);
  }

  Session payLater(Session session) {
    return account().payLater(session, BUYER);
  }

  Session sell(Offer offer) {
    return pay(open(offer));
  }

  Charge sold(Offer offer) {
    return charge(sell(offer));
  }

  Subscription subscribed(Offer offer) {
    return subscription(sell(offer));
  }

  PaymentIntent authorised(Offer offer) {
    return intent(sell(offer.authorisedOnly()));
  }

  Charge charge(Session session) {
    return account().holds().chargeOf(session);
  }

  PaymentIntent intent(Session session) {
    return account().holds().paymentIntentOf(session);
  }

  Subscription subscription(Session session) {
    return account().holds().subscriptionOf(session);
  }

  /// The next month starts and is paid.
  Invoice renewal(Subscription subscription) {
    later(MONTH);
    return account().renew(subscription);
  }

  /// The next month starts and its card is declined.
  Invoice failedRenewal(Subscription subscription) {
    later(MONTH);
    return account().failRenewal(subscription);
  }

  /// The next month starts and its invoice is open.
  Invoice openRenewal(Subscription subscription) {
    later(MONTH);
    return account().finalizeDraft(account().draftRenewal(subscription));
  }

  Shop later(int days) {
    return later(Duration.ofDays(days));
  }

  /// @return `same`, some days later
  <T> T later(T same, int days) {
    later(days);
    return same;
  }

  /// Time for another attempt.
  Shop minutesLater() {
    return later(Duration.ofMinutes(5));
  }

  private Shop later(Duration by) {
    poll();
    stripe.later(by);
    return this;
  }

  /// The endpoint has its own version, in which webhooks are rendered.
  Shop renderingWebhooksIn(ApiVersion version) {
    stripe.renderingWebhooksIn(version);
    return this;
  }

  // What does not reach Saletrail, and what the stand-in has no action for

  /// From now on webhooks of these types get lost. Polls still list their events.
  Shop losing(String... types) {
    List.of(types).forEach(type -> lostFrom.putIfAbsent(type, stripe.webhooks().size()));
    return this;
  }

  /// The merchant connects now; nothing was sent before.
  Shop connect() {
    polled.clear();
    before = stripe.webhooks().size();
    return this;
  }

  /// Sets a field that Stripe documents and the stand-in cannot set.
  ///
  /// @param object an id, or a kind for all objects
  /// @param pointer JSON pointer of the field
  /// @param value as JSON
  Shop showing(String object, String pointer, String value) {
    edits.add(new Edit(object, pointer, Json.of(value)));
    return this;
  }

  // Look-ups

  /// Looks up what events omit of a session: line items, promotion code, customer.
  Shop lookUp(Session session) {
    return lookUp(
        "/v1/checkout/sessions/"
            + session.id()
            + "?expand[]=line_items&expand[]=discounts.promotion_code&expand[]=customer");
  }

  /// Looks up a payment intent, its invoice, subscription and session.
  Shop lookUp(PaymentIntent intent) {
    lookUp("/v1/payment_intents/" + intent.id() + "?expand[]=latest_charge&expand[]=customer");
    lookUpAll(
        "/v1/invoice_payments?payment[type]=payment_intent&payment[payment_intent]=" + intent.id());
    for (var invoice : account().holds().invoices()) {
      if (invoice.state().paymentIntent().filter(intent.id()::equals).isPresent()) {
        lookUp(invoice);
        invoice.subscription().ifPresent(this::lookUpSessions);
      }
    }
    return this;
  }

  private void lookUpSessions(String subscription) {
    lookUpAll(
        "/v1/checkout/sessions?expand[]=data.line_items&expand[]=data.discounts.promotion_code"
            + "&expand[]=data.customer&subscription="
            + subscription);
  }

  /// Looks up how an invoice was paid.
  Shop lookUp(Invoice invoice) {
    lookups.put(invoice.id(), LookupEnded.Outcome.SESSION_FOUND);
    return lookUp(
        "/v1/invoices/"
            + invoice.id()
            + "?expand[]=payments&expand[]=amount_paid_off_stripe&expand[]=customer");
  }

  /// The look-up ends without a session.
  Shop lookUpFindsNoSession(Subscription subscription) {
    lookups.put(subscription.id(), LookupEnded.Outcome.NO_SESSION);
    lookUps.add("*look-up:* no session of " + subscription.id());
    return this;
  }

  private Shop lookUp(String called) {
    addLookedUp(stripe.read(called));
    return this;
  }

  private void lookUpAll(String list) {
    stripe.all(list).forEach(this::addLookedUp);
  }

  private void addLookedUp(String object) {
    lookUps.add("*look-up:* " + id(Json.of(object)));
    lookedUp.add(new Arrival(Origin.LOOKUP, observed(object).body()));
  }

  // What reaches Saletrail

  private void poll() {
    for (var types : List.of(SubscribedTypes.HOURLY, SubscribedTypes.DAILY)) {
      stripe.events(types).forEach(this::pollEvent);
    }
    var since = "created[gte]=" + stripe.now().minus(LOOK_BACK).getEpochSecond();
    pollObjects(
        "/v1/checkout/sessions?status=complete&expand[]=data.payment_intent.latest_charge&"
            + since);
    pollObjects("/v1/payment_intents?expand[]=data.latest_charge&" + since);
  }

  private void pollEvent(String event) {
    var shown = edited(event);
    polled.putIfAbsent(id(shown), new Arrival(Origin.POLL, shown.toString()));
  }

  private void pollObjects(String list) {
    for (var object : stripe.all(list)) {
      var seen = observed(object);
      polled.putIfAbsent(seen.id(), new Arrival(Origin.POLL, seen.body()));
    }
  }

  private record Observed(String id, String body) {}

  private Observed observed(String object) {
    var json = edited(object);
    var tag = SyntheticEvent.tag(json);
    var last = Optional.ofNullable(lastSeen.get(tag));
    var seen = SyntheticEvent.of(InProcessStripe.ACCOUNT, json, last, stripe.now());
    lastSeen.put(tag, seen.envelope().id());
    return new Observed(seen.envelope().id(), new String(seen.body(), StandardCharsets.UTF_8));
  }

  private Played played() {
    var all = stripe.webhooks().stream().map(this::edited).toList();
    all.subList(0, before).forEach(event -> polled.remove(id(event)));
    var sent = all.subList(before, all.size());
    var lost = lost(all);
    return new Played(
        Stream.concat(EventLines.of(sent, lost).stream(), lookUps.stream()).toList(),
        sent.stream().filter(event -> !lost.contains(id(event))).map(Shop::webhook).toList(),
        List.copyOf(polled.values()),
        List.copyOf(lookedUp),
        Map.copyOf(lookups));
  }

  /// The ids of the events whose webhooks do not arrive.
  private Set<String> lost(List<JsonNode> events) {
    var lost = new HashSet<String>();
    for (var n = 0; n < events.size(); n++) {
      if (lostFrom.getOrDefault(events.get(n).path("type").asText(), events.size()) <= n) {
        lost.add(id(events.get(n)));
      }
    }
    return lost;
  }

  private static String id(JsonNode json) {
    return json.path("id").asText();
  }

  private static Arrival webhook(JsonNode event) {
    return new Arrival(Origin.WEBHOOK, event.toString());
  }

  private JsonNode edited(String json) {
    var shown = Json.of(json);
    edits.forEach(edit -> edit.apply(shown));
    return shown;
  }

  /// A changed field, in every copy of the object.
  private record Edit(String object, String pointer, JsonNode value) {
    void apply(JsonNode json) {
      if (json instanceof ObjectNode node && isOf(node)) {
        set(node);
      }
      children(json).forEach(this::apply);
    }

    private static Collection<JsonNode> children(JsonNode json) {
      var children = new ArrayList<JsonNode>();
      json.elements().forEachRemaining(children::add);
      return children;
    }

    private boolean isOf(ObjectNode node) {
      return node.path("object").asText().equals(object) || node.path("id").asText().equals(object);
    }

    private void set(ObjectNode node) {
      var slash = pointer.lastIndexOf('/');
      var parent = node.at(pointer.substring(0, slash));
      var field = pointer.substring(slash + 1);
      if (parent instanceof ObjectNode found && found.has(field)) {
        found.set(field, value);
      }
    }
  }
}
