package io.saletrail.journeys.histories;

import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.settings.AddressSeal;
import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.Reading;
import io.saletrail.sandbox.stripe.InProcessStripe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// By what way a history reaches us.
enum Source {
  WEBHOOKS {
    @Override
    Stream<PaymentActivity> facts(InProcessStripe stripe) {
      return read(stripe.webhooks(), Origin.WEBHOOK);
    }
  },
  POLLS {
    @Override
    Stream<PaymentActivity> facts(InProcessStripe stripe) {
      return Stream.of(SubscribedTypes.HOURLY, SubscribedTypes.DAILY)
          .flatMap(types -> read(stripe.events(types), Origin.POLL));
    }
  },
  BOTH {
    @Override
    Stream<PaymentActivity> facts(InProcessStripe stripe) {
      return Stream.concat(WEBHOOKS.facts(stripe), POLLS.facts(stripe));
    }
  };

  private static final ActivityReader READER =
      new ActivityReader(AddressSeal.of("c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE="));

  /// The facts in the order in which this way brings them: polls list the newest first.
  abstract Stream<PaymentActivity> facts(InProcessStripe stripe);

  private static Stream<PaymentActivity> read(List<String> events, Origin origin) {
    return events.stream().flatMap(event -> read(event, origin).stream());
  }

  private static List<PaymentActivity> read(String event, Origin origin) {
    var body = event.getBytes(StandardCharsets.UTF_8);
    return switch (READER.read(InProcessStripe.ACCOUNT, origin, body)) {
      case Reading.Read(var seen) -> seen;
      case Reading.ReadInPart(_, var unread) -> throw new AssertionError(unread + " in " + event);
      case Reading.PassedOver _ -> List.of();
      case Reading.Unreadable unread -> throw new AssertionError(unread + " in " + event);
    };
  }
}
