package io.saletrail.ingest.poll;

import static java.util.function.BinaryOperator.maxBy;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes merchants' settings.
@ApplicationScoped
@Startup
class MerchantFeed {
  private static final Comparator<MerchantSettings> BY_VERSION =
      Comparator.comparingLong(MerchantSettings::version);

  private final PollSchedule schedule;
  private final Feed<MerchantSettings> feed;

  MerchantFeed(PollSchedule schedule, Feeds feeds) {
    this.schedule = schedule;
    this.feed = feeds.batches("merchants", MerchantSettings.class, this::apply);
  }

  @Incoming("merchants")
  Uni<Void> on(ConsumerRecords<String, byte[]> messages) {
    return feed.consume(messages);
  }

  private Uni<?> apply(List<MerchantSettings> settings) {
    var newest =
        settings.stream()
            .filter(one -> StripeId.isAccount(one.account()))
            .collect(
                Collectors.toMap(
                    MerchantSettings::account, Function.identity(), maxBy(BY_VERSION)));
    return schedule.apply(List.copyOf(newest.values()));
  }
}
