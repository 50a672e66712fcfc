package io.saletrail.ingest.poll;

import java.util.Optional;

/// What a pass has read so far.
///
/// @param window absent when the pass did not start
record PollResult(Optional<Window> window, PollCounts counts) {
  static final PollResult NONE = new PollResult(Optional.empty(), PollCounts.NONE);

  static PollResult of(Window window, PollCounts counts) {
    return new PollResult(Optional.of(window), counts);
  }
}
