package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact;
import java.util.List;
import java.util.stream.Stream;

/// The counts of a poll.
///
/// @param read objects read
/// @param recovered objects that no webhook and no earlier poll delivered
/// @param recoveredIds payments of the recovered objects, each once, up to the limit of a fact
record PollCounts(int read, int recovered, List<String> recoveredIds) {
  static final PollCounts NONE = new PollCounts(0, 0, List.of());

  public PollCounts {
    recoveredIds = recoveredIds.stream().distinct().limit(PollFact.MAX_RECOVERED_IDS).toList();
  }

  PollCounts plus(PollCounts more) {
    return new PollCounts(
        read + more.read,
        recovered + more.recovered,
        Stream.concat(recoveredIds.stream(), more.recoveredIds.stream()).toList());
  }
}
