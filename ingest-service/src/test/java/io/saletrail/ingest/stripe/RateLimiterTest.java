package io.saletrail.ingest.stripe;

import static io.saletrail.ingest.allowance.ReadUse.BACKFILL;
import static io.saletrail.ingest.allowance.ReadUse.CHECK_NOW;
import static io.saletrail.ingest.allowance.ReadUse.HOURLY_POLL;
import static io.saletrail.ingest.allowance.ReadUse.LOOKUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.stripe.RateLimiter.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final long GAP = Duration.ofMillis(50).toNanos();

  private final RateLimiter limiter = new RateLimiter(20);
  private long now = System.nanoTime() + GAP;

  @Test
  void slotsAreEvenlySpacedAndUnusedOnesAreNotSaved() {
    enter(LOOKUP, 4);

    assertThat(limiter.grant(now)).isEqualTo(GAP);
    assertThat(limiter.grant(now + GAP / 2)).isEqualTo(GAP / 2);
    assertThat(limiter.grant(now + 10 * GAP)).isEqualTo(GAP);
    assertThat(limiter.grant(now + 10 * GAP)).isEqualTo(GAP);
  }

  @Test
  void aCallerThatWaitsForItsCheckPassesABacklog() {
    enter(BACKFILL, 200);
    enter(LOOKUP, 200);
    grant(50);

    var check = limiter.enter(CHECK_NOW);
    grant(1);

    assertThat(check.isGranted()).isTrue();
  }

  @Test
  void everyUseThatWaitsGetsItsShare() {
    var backfill = enter(BACKFILL, 200);
    var polls = enter(HOURLY_POLL, 200);
    var checks = enter(CHECK_NOW, 200);

    grant(130);

    assertThat(granted(checks)).isBetween(79, 81);
    assertThat(granted(polls)).isBetween(39, 41);
    assertThat(granted(backfill)).isBetween(9, 11);
  }

  @Test
  void whoWasIdleSavesUpNothing() {
    var backfill = enter(BACKFILL, 50);
    grant(50);
    backfill.addAll(enter(BACKFILL, 50));
    var lookups = enter(LOOKUP, 100);

    grant(50);

    assertThat(granted(lookups)).isBetween(39, 41);
    assertThat(granted(backfill)).isBetween(59, 61);
  }

  @Test
  void oneUseAloneGetsEverySlot() {
    var backfill = enter(BACKFILL, 100);

    grant(60);

    assertThat(granted(backfill)).isEqualTo(60);
  }

  @Test
  void everyCallerGetsItsSlot() {
    var fast = new RateLimiter(1_000);
    var calls = new AtomicInteger();

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < 50; n++) {
        var use = ReadUse.values()[n % ReadUse.values().length];
        var unused =
            callers.submit(
                () -> {
                  fast.await(use);
                  return calls.incrementAndGet();
                });
      }
    }

    assertThat(calls).hasValue(50);
  }

  private List<Ticket> enter(ReadUse use, int callers) {
    return new ArrayList<>(Stream.generate(() -> limiter.enter(use)).limit(callers).toList());
  }

  private void grant(int slots) {
    for (var n = 0; n < slots; n++) {
      limiter.grant(now);
      now += GAP;
    }
  }

  private static int granted(List<Ticket> tickets) {
    return (int) tickets.stream().filter(Ticket::isGranted).count();
  }
}
