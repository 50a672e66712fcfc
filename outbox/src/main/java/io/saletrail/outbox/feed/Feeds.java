package io.saletrail.outbox.feed;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.contracts.Fact;
import io.saletrail.outbox.Outbox;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// The feeds of a service: makes them, and applies again what they parked.
@ApplicationScoped
public class Feeds {
  private static final Logger LOG = Logger.getLogger(Feeds.class);

  /// Parked messages that are read together.
  private static final int PAGE = 100;

  /// How long after the start parked messages are applied again: a newer version may know better.
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

  /// How often parked messages are counted.
  private static final Duration COUNT_EVERY = Duration.ofSeconds(15);

  private static final UUID FIRST_ID = new UUID(0, 0);

  private final Outbox outbox;
  private final ParkedMessages parked;
  private final FeedPositions positions;
  private final MeterRegistry meters;
  private final Vertx vertx;
  private final Map<String, Feed<?>> feeds = new ConcurrentHashMap<>();
  private final Map<String, FeedMetrics> metrics = new ConcurrentHashMap<>();
  private final Permits permits = new Permits(KeyedFeed.TRANSACTIONS);
  private volatile boolean stopped;

  Feeds(
      Outbox outbox,
      ParkedMessages parked,
      @Identifier(FeedPositions.NAME) FeedPositions positions,
      MeterRegistry meters,
      Vertx vertx) {
    this.outbox = outbox;
    this.parked = parked;
    this.positions = positions;
    this.meters = meters;
    this.vertx = vertx;
  }

  /// A channel whose facts are applied in batches.
  ///
  /// @param work applies facts in one transaction; bears repetition
  public <F extends Fact> Feed<F> batches(
      String channel, Class<F> family, Function<List<F>, Uni<?>> work) {
    return feed(channel, Reading.of(family), apart(work));
  }

  /// A channel whose facts are applied merchant by merchant, in batches; merchants with few facts
  /// share one. The work must fail, not wait, if one of several merchants is locked.
  ///
  /// @param work applies facts in one transaction, which may write the position
  public <F extends Fact> KeyedFeed<Received<F>> byKey(
      String channel, Class<F> family, BiFunction<List<Received<F>>, PositionUpdate, Uni<?>> work) {
    return keyed(channel, Reading.received(family), work, KeyedFeed.SHARED);
  }

  /// Like [#byKey], for facts whose text need not be kept.
  public <F extends Fact> KeyedFeed<F> batchesByKey(
      String channel, Class<F> family, BiFunction<List<F>, PositionUpdate, Uni<?>> work) {
    return keyed(channel, Reading.of(family), work, KeyedFeed.SHARED);
  }

  /// A channel whose facts are applied merchant by merchant, one after another.
  public <F extends Fact> KeyedFeed<Received<F>> singleByKey(
      String channel, Class<F> family, Function<Received<F>, Uni<?>> work) {
    return keyed(channel, Reading.received(family), apart(oneByOne(work)), 1);
  }

  /// A channel whose facts change state only, in the transaction that reads them.
  public <F extends Fact> Feed<F> projections(
      String channel, Class<F> family, BiFunction<Mutiny.Session, List<F>, Uni<Void>> projection) {
    return feed(
        channel,
        Reading.of(family),
        (facts, position) ->
            outbox.write(
                session -> projection.apply(session, facts).chain(() -> position.in(session))));
  }

  /// A channel whose facts are applied one after another, in the order of the topic.
  public <F extends Fact> Feed<?> single(
      String channel, Class<F> family, Function<F, Uni<?>> work) {
    return feed(channel, Reading.of(family), apart(oneByOne(work)));
  }

  /// Like [#byKey], for records as they are, tombstones included.
  public KeyedFeed<ConsumerRecord<String, byte[]>> recordsByKey(
      String channel,
      BiFunction<List<ConsumerRecord<String, byte[]>>, PositionUpdate, Uni<?>> work) {
    return keyed(channel, Reading.Value::new, work, KeyedFeed.SHARED);
  }

  /// Work that leaves the position to the feed.
  private static <T> BiFunction<List<T>, PositionUpdate, Uni<?>> apart(
      Function<List<T>, Uni<?>> work) {
    return (values, _) -> work.apply(values);
  }

  private static <F> Function<List<F>, Uni<?>> oneByOne(Function<F, Uni<?>> work) {
    return facts ->
        Multi.createFrom()
            .iterable(facts)
            .onItem()
            .transformToUniAndConcatenate(fact -> work.apply(fact).replaceWithVoid())
            .onItem()
            .ignoreAsUni();
  }

  private <T> Feed<T> feed(
      String channel,
      Function<ConsumerRecord<String, byte[]>, Reading<T>> reader,
      BiFunction<List<T>, PositionUpdate, Uni<?>> work) {
    var feed = new Feed<T>(channel, reader, work, parked, positions, metrics(channel));
    feeds.put(channel, feed);
    return feed;
  }

  private <T> KeyedFeed<T> keyed(
      String channel,
      Function<ConsumerRecord<String, byte[]>, Reading<T>> reader,
      BiFunction<List<T>, PositionUpdate, Uni<?>> work,
      int shared) {
    var feed =
        new KeyedFeed<T>(
            channel, reader, work, parked, positions, metrics(channel), permits, shared);
    feeds.put(channel, feed);
    return feed;
  }

  private FeedMetrics metrics(String channel) {
    return metrics.computeIfAbsent(channel, name -> new FeedMetrics(name, meters));
  }

  void start(@Observes StartupEvent started) {
    vertx.setTimer(
        FIRST_RETRY.toMillis(),
        _ -> retryParked().subscribe().with(_ -> {}, failure -> log("parked.retried", failure)));
    vertx.setPeriodic(COUNT_EVERY.toMillis(), _ -> countUnlessStopped());
  }

  /// Begins no batch any more.
  void stop() {
    stopped = true;
    feeds.values().forEach(Feed::stop);
  }

  boolean isIdle() {
    return feeds.values().stream().allMatch(Feed::isIdle);
  }

  /// Whether everything up to these offsets is applied or parked, by whichever replica.
  public Uni<Boolean> haveApplied(Map<TopicPartition, Long> offsets) {
    return positions.haveApplied(offsets);
  }

  /// Applies every parked message again.
  ///
  /// @return how many were applied
  public Uni<Integer> retryParked() {
    return retryParked(feeds.keySet());
  }

  /// Applies every parked message of some channels again. Those that another replica retries at the
  /// same time are left to it.
  ///
  /// @return how many were applied
  Uni<Integer> retryParked(Collection<String> channels) {
    var names = List.copyOf(channels);
    return untilUp(Uni.createFrom().deferred(() -> retryAfter(names, FIRST_ID, 0)))
        .call(() -> untilUp(count()));
  }

  /// Applies one parked message again.
  Uni<Retry> retryParked(UUID id) {
    return untilUp(parked.claim(id, List.copyOf(feeds.keySet())))
        .chain(claimed -> claimed.map(this::apply).orElseGet(() -> unclaimed(id)));
  }

  /// The channels of this service.
  Set<String> channels() {
    return new TreeSet<>(feeds.keySet());
  }

  private Uni<Integer> retryAfter(List<String> channels, UUID after, int applied) {
    return parked
        .ids(after, channels, PAGE)
        .chain(page -> retry(page).chain(count -> next(channels, page, applied + count)));
  }

  private Uni<Integer> next(List<String> channels, List<UUID> page, int applied) {
    return page.size() < PAGE || stopped
        ? Uni.createFrom().item(applied)
        : retryAfter(channels, page.getLast(), applied);
  }

  private Uni<Integer> retry(List<UUID> page) {
    return Multi.createFrom()
        .iterable(page)
        .onItem()
        .transformToUniAndConcatenate(this::retryParked)
        .filter(Retry.Applied.class::isInstance)
        .collect()
        .asList()
        .map(List::size);
  }

  private Uni<Retry> unclaimed(UUID id) {
    return parked.exists(id).map(exists -> exists ? new Retry.Running() : new Retry.NotFound());
  }

  private Uni<Retry> apply(ParkedMessage message) {
    return requireNonNull(feeds.get(message.channel()))
        .retry(message)
        .call(still -> untilUp(still.map(parked::tried).orElseGet(() -> parked.delete(message))))
        .map(Feeds::result)
        .invoke(result -> logRetry(message, result));
  }

  private static Retry result(Optional<ParkedMessage> still) {
    return still
        .<Retry>map(one -> new Retry.StillParked(one.reason(), one.error()))
        .orElseGet(Retry.Applied::new);
  }

  private static void logRetry(ParkedMessage message, Retry result) {
    LOG.infof(
        "parked.retried channel=%s topic=%s partition=%d offset=%d outcome=%s",
        message.channel(),
        message.topic(),
        message.partition(),
        message.recordOffset(),
        result instanceof Retry.StillParked(var reason, _) ? reason : "APPLIED");
  }

  private static <T> Uni<T> untilUp(Uni<T> work) {
    return Outage.retryUntilUp(work, failure -> log("parked.retried", failure));
  }

  private void countUnlessStopped() {
    if (!stopped) {
      count().subscribe().with(_ -> {}, failure -> log("parked.counted", failure));
    }
  }

  private Uni<Void> count() {
    return parked
        .counts()
        .invoke(
            counts -> {
              metrics.values().forEach(each -> each.parkedNow(0));
              counts.forEach(
                  one ->
                      Optional.ofNullable(metrics.get(one.channel()))
                          .ifPresent(each -> each.parkedNow(one.messages())));
            })
        .replaceWithVoid();
  }

  private static void log(String event, Throwable failure) {
    LOG.warnf("%s outcome=FAILED error=%s", event, Outage.kinds(failure));
  }
}
