package io.saletrail.stack.trial;

import java.time.Duration;

/// What two ingest services made of the polls of many merchants.
///
/// @param merchants how many were to be polled
/// @param polls polls that ended well while it was watched
/// @param missed merchants that were not polled in the whole cycle, nor soon after
/// @param twice merchants that were polled twice in half a cycle
/// @param longest the longest time between two polls of one merchant, or from the beginning to its
///     first
/// @param processor what both services used of the machine's processors
public record PollResult(
    int merchants, int polls, int missed, int twice, Duration longest, Duration processor) {

  /// Whether everybody was polled once in the cycle.
  public boolean passed() {
    return missed == 0 && twice == 0;
  }

  /// Milliseconds of processor for one poll.
  double costPerPoll() {
    return processor.toNanos() / 1e6 / polls;
  }

  String words() {
    return "%,d merchants: %,d polls, %d missed, %d twice, longest pause %.1f s, %.2f ms of processor a poll"
        .formatted(merchants, polls, missed, twice, longest.toMillis() / 1e3, costPerPoll());
  }
}
