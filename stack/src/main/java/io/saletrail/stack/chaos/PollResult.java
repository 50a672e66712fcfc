package io.saletrail.stack.chaos;

import java.time.Duration;

/// How two ingest services polled many merchants.
///
/// @param merchants number of merchants to poll
/// @param polls completed polls during the observation
/// @param missed merchants without a poll in the whole cycle and the grace period
/// @param twice merchants with two polls within half a cycle
/// @param longest the longest time between two polls of one merchant, or from the start to its
///     first
/// @param processor CPU time of both services
public record PollResult(
    int merchants, int polls, int missed, int twice, Duration longest, Duration processor) {

  /// Whether every merchant was polled exactly once per cycle.
  public boolean passed() {
    return missed == 0 && twice == 0;
  }

  /// CPU milliseconds per poll.
  public double costPerPoll() {
    return processor.toNanos() / 1e6 / polls;
  }

  public String summary() {
    return "%,d merchants: %,d polls, %d missed, %d twice, longest pause %.1f s, %.2f ms CPU per poll"
        .formatted(merchants, polls, missed, twice, longest.toMillis() / 1e3, costPerPoll());
  }
}
