package io.saletrail.journeys.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.settings.AddressSeal;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.ConversionRules;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.Reading;
import io.saletrail.publisher.trackdesk.TrackdeskAmount;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Plays a row: Stripe's bytes through the reader, the facts through the rules, the decisions in
/// Trackdesk's words.
final class Ends {
  private static final AddressSeal SEAL =
      AddressSeal.of("c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=");
  private static final ActivityReader READER = new ActivityReader(SEAL);
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /// A policy of its own that is none of the merchant's options: the event is from test mode.
  static final String TEST_MODE = "in Stripe's test mode";

  private Ends() {}

  static List<Decision> decide(List<StripeTells> events, String policy) {
    return decideFacts(facts(events, policy), policy);
  }

  static List<Decision> decideFacts(List<PaymentActivity> facts, String policy) {
    return PaymentCases.decide(facts, options(policy)).stream()
        .map(ConversionRules.Decided::decision)
        .toList();
  }

  /// What is read from the events of a row.
  static List<PaymentActivity> facts(List<StripeTells> events, String policy) {
    var facts = new ArrayList<PaymentActivity>();
    for (var place = 0; place < events.size(); place++) {
      var event = events.get(place);
      var body = event.bytes(place, !policy.startsWith(TEST_MODE));
      switch (READER.read(StripeTells.ACCOUNT, event.origin(), body)) {
        case Reading.Read(var seen) -> facts.addAll(seen);
        case Reading.ReadInPart(var seen, _) -> facts.addAll(seen);
        case Reading.PassedOver _ -> {}
        case Reading.Unreadable unreadable ->
            throw new AssertionError(event.type() + ": " + unreadable);
      }
    }
    return facts;
  }

  static MerchantOptions options(String policy) {
    try {
      ObjectNode options = JSON.valueToTree(MerchantOptions.defaults());
      options.setAll(
          StripeTells.parse(policy.replace(TEST_MODE + ", ", "").replace(TEST_MODE, "")));
      return JSON.treeToValue(options, MerchantOptions.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(policy, e);
    }
  }

  /// What Trackdesk is told in the end, or why it is told nothing.
  static String told(Decision decision) {
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
      case Decision.SetAside aside -> "nothing: " + aside.reason();
    };
  }

  private static String by(Credit credit) {
    return Stream.of(
            credit.cid().map(cid -> "by click"),
            credit.promotionCodes().stream().findFirst().map(code -> "by code " + code),
            credit
                .sealedEmail()
                .flatMap(address -> SEAL.open(StripeTells.ACCOUNT, address))
                .map(address -> "by address " + address))
        .flatMap(each -> each.stream())
        .findFirst()
        .orElse("by nobody");
  }
}
