package io.saletrail.settings.access;

import static io.saletrail.settings.TestStack.operator;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.saletrail.contracts.connection.WebhooksObserved;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import io.saletrail.settings.access.session.Sessions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A merchant with data of every kind. All of it is recognisable: it contains a word that no other
/// merchant's data contains, or an id of this merchant.
///
/// @param ids an id by the segment of a path that it follows
/// @param stripes ids of Stripe's objects
record SeededMerchant(String account, Map<String, String> ids, List<String> stripes) {
  private static final String WORD = "zebra";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static SeededMerchant seed(Sessions sessions) {
    var account = TestStack.newAccount();
    TestStack.setUp(account, WORD + "-tenant", "td_" + WORD + "-0123456789");
    publishFacts(account);
    var check = requested(account, "checks", "{}");
    var backfill =
        requested(account, "backfills", "{\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}");
    var redrive = requested(account, "redrives", "{\"conversion\":\"ch_" + WORD + "held\"}");
    var erasure = requested(account, "erasures", "{\"subject\":\"BUYER\",\"customer\":\"cus_1\"}");
    var destination =
        operator()
            .contentType(ContentType.JSON)
            .body("{\"kind\":\"EMAIL\",\"address\":\"" + WORD + "@example.com\"}")
            .post("/api/merchants/{a}/alerts/destinations", account)
            .<String>path("destination.id");
    var key =
        operator()
            .contentType(ContentType.JSON)
            .body("{\"name\":\"" + WORD + "\",\"scopes\":[\"READ\"]}")
            .post("/api/merchants/{a}/keys", account)
            .<String>path("key.id");
    var session =
        sessions
            .open(
                SessionOwner.of(new Caller.MerchantCaller(account), SignInMethod.CONSOLE_LINK),
                WORD,
                Instant.now())
            .session()
            .id()
            .toString();
    var stripes = Stream.of("ch_", "pi_", "cs_", "in_", "sub_", "re_", "dp_").map(id -> id + WORD);
    return new SeededMerchant(
        account,
        Map.of(
            "conversions", account + ":ch_" + WORD,
            "checks", check,
            "backfills", backfill,
            "redrives", redrive,
            "erasures", erasure,
            "destinations", destination,
            "keys", key,
            "sessions", session),
        stripes.toList());
  }

  /// The ids of all its objects.
  List<String> objects() {
    return Stream.concat(ids.values().stream().sorted(), stripes.stream()).toList();
  }

  /// The ids that a route is tried with: that of its kind of object and one of another kind. All,
  /// if no kind is known.
  List<String> objects(Route route) {
    var segment = route.path().replaceFirst(".*?/(\\w+)/\\{(?!account).*", "$1");
    return ids.keySet().stream()
        .filter(kind -> kind.startsWith(segment))
        .findFirst()
        .map(kind -> List.of(ids.get(kind), stripes.getFirst()))
        .orElseGet(this::objects);
  }

  /// The data of this merchant that a text contains, except for values that were sent.
  List<String> shownIn(String text, String... sent) {
    var rest = text;
    for (var known : sent) {
      rest = rest.replace(known, "").replace(encoded(known), "");
    }
    var shown = rest;
    return Stream.concat(Stream.of(WORD, account), objects().stream())
        .filter(shown::contains)
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void publishFacts(String account) {
    var facts = SampleFacts.of(account);
    Topics.publish(
        List.of(
            facts.conversion(
                WORD, 1, ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL, 0),
            facts.attempt(WORD, 1, ConversionStatus.REFUNDED, Outcome.ACCEPTED, State.DELIVERED, 1),
            facts.conversion(
                WORD + "held", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 2),
            facts.held(WORD + "held", DeliveryHeld.Cause.TOKEN_REJECTED, 3),
            facts.notCredited(WORD + "aside", 1, NotCreditedReason.NO_CLICK, 4),
            new WebhooksObserved(account, facts.after(5), facts.after(5))));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Stream.of(WORD, WORD + "held", WORD + "aside")
                    .allMatch(name -> known(account, "pi_" + name)));
  }

  private static boolean known(String account, String payment) {
    return operator().get("/api/merchants/{a}/payments/{id}", account, payment).statusCode() == 200;
  }

  private static String requested(String account, String what, String body) {
    return operator()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/merchants/{a}/" + what, account)
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }
}
