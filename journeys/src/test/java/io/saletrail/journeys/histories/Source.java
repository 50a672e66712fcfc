package io.saletrail.journeys.histories;

import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.sandbox.stripe.InProcessStripe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// How a history reaches Saletrail.
enum Source {
  WEBHOOKS {
    @Override
    Stream<PaymentActivity> facts(History history) {
      return all(history.webhooks(), Origin.WEBHOOK);
    }
  },
  POLLS {
    @Override
    Stream<PaymentActivity> facts(History history) {
      return all(history.polled(), Origin.POLL);
    }
  },
  BOTH {
    @Override
    Stream<PaymentActivity> facts(History history) {
      return Stream.concat(WEBHOOKS.facts(history), POLLS.facts(history));
    }
  };

  private static final ActivityReader READER =
      new ActivityReader(EmailCipher.of("c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE="));

  /// The facts in the order in which this source brings them: polls list the newest first.
  abstract Stream<PaymentActivity> facts(History history);

  private static Stream<PaymentActivity> all(List<String> events, Origin origin) {
    return events.stream().flatMap(event -> read(event, origin).stream());
  }

  static List<PaymentActivity> read(String event, Origin origin) {
    var body = event.getBytes(StandardCharsets.UTF_8);
    return switch (READER.read(InProcessStripe.ACCOUNT, origin, body)) {
      case ReadResult.Read(var seen) -> seen;
      case ReadResult.ReadInPart(_, var unread) ->
          throw new AssertionError(unread + " in " + event);
      case ReadResult.Skipped _ -> List.of();
      case ReadResult.Unreadable unread -> throw new AssertionError(unread + " in " + event);
    };
  }
}
