package io.saletrail.journeys.histories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.ConversionRules;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.MissingDetail;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.sandbox.stripe.InProcessStripe;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks up the missing details of decisions, from object to object, until Stripe has no more of
/// them.
final class LookUps {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ID =
      Pattern.compile("\"((cs|pi|ch|py|in|sub|inpay)_[A-Za-z0-9_]+)\"");
  private static final int ROUNDS = 6;
  private static final Map<String, String> PATHS =
      Map.of(
          "cs", "/v1/checkout/sessions/",
          "pi", "/v1/payment_intents/",
          "ch", "/v1/charges/",
          "py", "/v1/charges/",
          "in", "/v1/invoices/",
          "sub", "/v1/subscriptions/",
          "inpay", "/v1/invoice_payments/");

  private final InProcessStripe stripe;
  private final Set<PaymentActivity> facts;
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private int reads;

  private LookUps(InProcessStripe stripe, Collection<PaymentActivity> facts) {
    this.stripe = stripe;
    this.facts = new HashSet<>(facts);
  }

  /// The decisions after all look-ups that they request.
  static List<Decided> decide(
      InProcessStripe stripe, Collection<PaymentActivity> facts, MerchantOptions options) {
    var lookUps = new LookUps(stripe, facts);
    var decided = lookUps.decide(options);
    for (var round = 0; round < ROUNDS && lookUps.read(decided); round++) {
      decided = lookUps.decide(options);
    }
    return decided;
  }

  private List<Decided> decide(MerchantOptions options) {
    return PaymentCases.of(facts, options, outcomes).stream()
        .flatMap(one -> ConversionRules.decide(one, options).stream())
        .toList();
  }

  /// Reads missing details that were not read before.
  private boolean read(List<Decided> decided) {
    var missing =
        decided.stream()
            .flatMap(each -> MissingDetail.of(each).stream())
            .map(MissingDetail::object)
            .filter(object -> !outcomes.containsKey(object))
            .collect(Collectors.toSet());
    missing.forEach(this::read);
    return !missing.isEmpty();
  }

  private void read(String object) {
    var found = new ArrayList<JsonNode>();
    var ahead = new ArrayDeque<>(List.of(object));
    var visited = new HashSet<String>();
    while (!ahead.isEmpty()) {
      var id = ahead.poll();
      if (visited.add(id)) {
        objects(id).forEach(found::add);
        found.stream().flatMap(LookUps::ids).forEach(ahead::add);
      }
    }
    found.forEach(this::observe);
    outcomes.put(
        object,
        found.stream().anyMatch(node -> kind(node).equals("checkout.session"))
            ? Outcome.SESSION_FOUND
            : Outcome.NO_SESSION);
  }

  private Stream<JsonNode> objects(String id) {
    var prefix = id.substring(0, id.indexOf('_'));
    var one = parse(stripe.read(PATHS.get(prefix) + id + expansions(prefix)));
    var lists =
        switch (prefix) {
          case "pi" ->
              List.of(
                  "/v1/checkout/sessions?payment_intent=" + id,
                  "/v1/invoice_payments?payment[type]=payment_intent&payment[payment_intent]="
                      + id);
          case "sub" ->
              List.of(
                  "/v1/checkout/sessions?subscription=" + id, "/v1/invoices?subscription=" + id);
          default -> List.<String>of();
        };
    return Stream.concat(
            Stream.of(one),
            lists.stream().flatMap(list -> stripe.all(list).stream().map(this::parse)))
        .filter(node -> !node.has("error"));
  }

  private static String expansions(String prefix) {
    return switch (prefix) {
      case "cs" -> "?expand[]=line_items&expand[]=discounts.promotion_code";
      case "pi" -> "?expand[]=latest_charge";
      case "in" -> "?expand[]=payments&expand[]=amount_paid_off_stripe";
      default -> "";
    };
  }

  private static Stream<String> ids(JsonNode node) {
    return ID.matcher(node.toString()).results().map(result -> result.group(1));
  }

  private void observe(JsonNode object) {
    var event = JSON.createObjectNode();
    event.put("id", "obs_" + reads++).put("object", "event");
    event.put("type", kind(object) + ".observed").put("livemode", true);
    event.put("created", stripe.now().getEpochSecond());
    event.putObject("data").set("object", object);
    facts.addAll(Source.read(event.toString(), Origin.LOOKUP));
  }

  private static String kind(JsonNode node) {
    return node.path("object").asText();
  }

  private JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
