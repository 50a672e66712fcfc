package io.saletrail.settings.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// How often each of many may ask: a bucket of tokens for each, in memory. Of those who have been
/// quiet nothing is kept: their buckets are full again.
public final class Limit {
  private static final long ONE = 1;

  private final Rate rate;
  private final TimeMeter clock;
  private final Cache<String, Bucket> buckets;

  /// A limit at rest.
  ///
  /// @param remembered for how many buckets there is room
  public Limit(Rate rate, int remembered, InstantSource clock) {
    this.rate = rate;
    this.clock = new Clock(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(remembered)
            .expireAfterAccess(rate.within())
            .ticker(this.clock::currentTimeNanos)
            .build();
  }

  /// What came of asking.
  public sealed interface Answer {
    /// It is in order, and counts.
    record Granted() implements Answer {}

    /// It was too often.
    ///
    /// @param pause when it is in order again, counted from now
    record Refused(Duration pause) implements Answer {}
  }

  /// Asks for one.
  public Answer take(String who) {
    var taken = bucket(who).tryConsumeAndReturnRemaining(ONE);
    return taken.isConsumed()
        ? new Answer.Granted()
        : new Answer.Refused(Duration.ofNanos(taken.getNanosToWaitForRefill()));
  }

  /// Lets one that was granted not count after all.
  public void giveBack(String who) {
    bucket(who).addTokens(ONE);
  }

  /// How many are remembered just now.
  long remembered() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private Bucket bucket(String who) {
    return buckets.get(
        who,
        nobody ->
            Bucket.builder()
                .addLimit(
                    limit -> limit.capacity(rate.most()).refillGreedy(rate.most(), rate.within()))
                .withCustomTimePrecision(clock)
                .build());
  }

  private record Clock(InstantSource source) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(source.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
