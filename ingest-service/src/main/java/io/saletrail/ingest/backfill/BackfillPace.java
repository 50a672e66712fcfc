package io.saletrail.ingest.backfill;

import io.saletrail.ingest.intake.EventTopic;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Feeds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Leaves the feed of events, and all that follows, to live sales for most of the time, however
/// much a backfill reads: it waits until the feed has read what was appended, and then several
/// times as long. So it becomes slower on a busy system. Blocks.
@ApplicationScoped
class BackfillPace {
  private static final Duration STEP = Duration.ofMillis(20);

  /// The longest wait, while the feed stands still for another reason: less than a lease.
  static final Duration LIMIT = Duration.ofSeconds(1);

  private final Supplier<BooleanSupplier> feed;
  private final Time time;
  private final int rest;

  /// What passes while a backfill waits.
  interface Time {
    long nanos();

    void sleep(Duration time);
  }

  @Inject
  BackfillPace(EventTopic topic, Feeds feeds, Outbox outbox, BackfillConfig config) {
    this(
        () -> {
          var appended = topic.appended();
          return () -> outbox.await(feeds.haveApplied(appended));
        },
        new SystemTime(),
        config.rest());
  }

  /// @param feed of the present moment: whether it has read what is appended until now
  /// @param rest see [BackfillConfig#rest]
  BackfillPace(Supplier<BooleanSupplier> feed, Time time, int rest) {
    this.feed = feed;
    this.time = time;
    this.rest = rest;
  }

  void rest() {
    var hasRead = feed.get();
    var began = time.nanos();
    while (since(began).compareTo(LIMIT) < 0 && !hasRead.getAsBoolean()) {
      time.sleep(STEP);
    }
    time.sleep(since(began).multipliedBy(rest));
  }

  private Duration since(long began) {
    return Duration.ofNanos(time.nanos() - began);
  }

  private static final class SystemTime implements Time {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration time) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted between two portions of a backfill", e);
      }
    }
  }
}
