package io.saletrail.outbox.ready;

import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Which channels Kafka does not serve, with their topics, and since when.
@Readiness
@ApplicationScoped
class ChannelsCheck implements HealthCheck {
  private final Supplier<Set<String>> missing;
  private final Clock clock;
  private final Map<String, Instant> since = new ConcurrentHashMap<>();

  @Inject
  ChannelsCheck(HealthCenter channels) {
    this(() -> missing(channels), Clock.systemUTC());
  }

  /// @param missing the topics that cannot be read
  ChannelsCheck(Supplier<Set<String>> missing, Clock clock) {
    this.missing = missing;
    this.clock = clock;
  }

  private static Set<String> missing(HealthCenter channels) {
    return channels.getReadiness().getChannels().stream()
        .filter(channel -> !channel.isOk())
        .map(ChannelInfo::getChannel)
        .map(ChannelsCheck::topic)
        .collect(Collectors.toSet());
  }

  private static String topic(String channel) {
    return ConfigProvider.getConfig()
        .getOptionalValue("mp.messaging.incoming." + channel + ".topic", String.class)
        .orElse(channel);
  }

  @Override
  public HealthCheckResponse call() {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var topics = missing.get();
    since.keySet().retainAll(topics);
    topics.forEach(topic -> since.putIfAbsent(topic, now));
    var response = HealthCheckResponse.named("Kafka").status(topics.isEmpty());
    since.forEach(
        (topic, at) ->
            response.withData(
                topic, "cannot be read since %s: no connection, or no such topic".formatted(at)));
    return response.build();
  }
}
