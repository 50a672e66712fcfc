package io.saletrail.settings.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// A rate limit with one token bucket per key, in memory. An idle key's bucket is full again, so it
/// is not kept.
public final class Limit {
  private static final long ONE_TOKEN = 1;

  private final Rate rate;
  private final TimeMeter clock;
  private final Cache<String, Bucket> buckets;

  /// Creates a limit with full buckets.
  ///
  /// @param size the number of buckets to keep
  public Limit(Rate rate, int size, InstantSource clock) {
    this.rate = rate;
    this.clock = new Clock(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(size)
            .expireAfterAccess(rate.within())
            .ticker(this.clock::currentTimeNanos)
            .build();
  }

  /// The result of a request.
  public sealed interface Decision {
    /// Allowed, and counted.
    record Granted() implements Decision {}

    /// Over the limit.
    ///
    /// @param retryAfter the time until the next token
    record Denied(Duration retryAfter) implements Decision {}
  }

  /// Takes one token.
  public Decision tryAcquire(String key) {
    var probe = bucket(key).tryConsumeAndReturnRemaining(ONE_TOKEN);
    return probe.isConsumed()
        ? new Decision.Granted()
        : new Decision.Denied(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /// Returns a token that was granted.
  public void refund(String key) {
    bucket(key).addTokens(ONE_TOKEN);
  }

  /// The number of tracked keys.
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private Bucket bucket(String key) {
    return buckets.get(
        key,
        _ ->
            Bucket.builder()
                .addLimit(
                    limit -> limit.capacity(rate.max()).refillGreedy(rate.max(), rate.within()))
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
