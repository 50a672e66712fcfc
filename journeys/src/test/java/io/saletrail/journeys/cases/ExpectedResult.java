package io.saletrail.journeys.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.ConversionRules;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.publisher.trackdesk.TrackdeskAmount;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import io.saletrail.sandbox.stripe.InProcessStripe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// From Stripe's bytes through reader and rules to the call to Trackdesk.
final class ExpectedResult {
  private static final EmailCipher SEAL =
      EmailCipher.of("c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=");
  private static final ActivityReader READER = new ActivityReader(SEAL);
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /// Not one of the merchant's options: the account is in test mode.
  static final String TEST_MODE = "the account in test mode";

  private ExpectedResult() {}

  /// The facts read from everything that a source brings.
  static List<PaymentActivity> facts(Played played, Source source, String policy) {
    return source.of(played).stream().flatMap(arrival -> read(arrival, policy).stream()).toList();
  }

  private static List<PaymentActivity> read(Arrival arrival, String policy) {
    var body =
        policy.startsWith(TEST_MODE)
            ? arrival.body().replace("\"livemode\":true", "\"livemode\":false")
            : arrival.body();
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return switch (READER.read(InProcessStripe.ACCOUNT, arrival.origin(), bytes)) {
      case ReadResult.Read(var seen) -> seen;
      case ReadResult.ReadInPart(var seen, _) -> seen;
      case ReadResult.Skipped _ -> List.of();
      case ReadResult.Unreadable unreadable -> throw new AssertionError(unreadable + " in " + body);
    };
  }

  static List<Decision> decide(Played played, Source source, String policy) {
    return decide(facts(played, source, policy), played.lookups(), policy);
  }

  static List<Decision> decide(
      List<PaymentActivity> facts, Map<String, LookupEnded.Outcome> lookups, String policy) {
    var options = options(policy);
    return PaymentCases.of(facts, options, lookups).stream()
        .flatMap(payment -> ConversionRules.decide(payment, options).stream())
        .map(ConversionRules.Decided::decision)
        .toList();
  }

  static MerchantOptions options(String policy) {
    try {
      ObjectNode options = JSON.valueToTree(MerchantOptions.defaults());
      var chosen = policy.replace(TEST_MODE + ", ", "").replace(TEST_MODE, "");
      options.setAll((ObjectNode) Json.of("{" + chosen + "}"));
      return JSON.treeToValue(options, MerchantOptions.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(policy, e);
    }
  }

  /// A sale of 49.00 with a click, and no reversal.
  static String sale(String id) {
    return id + " APPROVED 49.00 EUR as sale, by click (PAYMENT_SUCCEEDED)";
  }

  /// What Trackdesk holds at the end, or the reason for nothing.
  static String result(Decision decision) {
    return switch (decision) {
      case Decision.Conversion it -> {
        var amount = TrackdeskAmount.of(it.amount());
        yield "%s %s %s %s as %s, %s (%s)"
            .formatted(
                it.externalId(),
                TrackdeskRequest.status(it.status(), it.delivery())
                    .replace("CONVERSION_STATUS_", ""),
                amount.value(),
                amount.currency(),
                it.conversionType(),
                by(it.credit()),
                it.reason());
      }
      case Decision.NotCredited notCredited -> "nothing: " + notCredited.reason();
    };
  }

  private static String by(Credit credit) {
    return Stream.of(
            credit.cid().map(_ -> "by click"),
            credit.promotionCodes().stream().findFirst().map(code -> "by code " + code),
            credit
                .sealedEmail()
                .flatMap(address -> SEAL.open(InProcessStripe.ACCOUNT, address))
                .map(address -> "by address " + address))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("not credited");
  }
}
