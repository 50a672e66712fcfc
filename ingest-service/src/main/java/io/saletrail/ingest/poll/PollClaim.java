package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A claimed poll of an account.
///
/// @param startedAt when the pass started, perhaps on another replica
/// @param requests the requests that this pass serves
record PollClaim(JobClaim job, Instant startedAt, Start start, List<Request> requests) {

  /// One request that the pass serves.
  record Request(String poll, Trigger trigger) {}

  /// Where a pass starts.
  sealed interface Start {
    /// At the first page of a new window.
    record New() implements Start {}

    /// Where another replica stopped.
    record Resumed(Window window, PollCursor cursor, PollCounts counts) implements Start {}
  }

  /// A request that was received after the start of an unfinished pass waits for the next one: the
  /// pass may have read past it.
  static PollClaim of(JobClaim job, List<PollRequest> open, Instant now) {
    var unfinished = job.cursor().map(json -> JobJson.read(json, PassProgress.class));
    var startedAt = unfinished.map(PassProgress::startedAt).orElse(now);
    return new PollClaim(
        job,
        startedAt,
        unfinished.map(progress -> resumed(job, progress)).orElseGet(Start.New::new),
        open.stream()
            .filter(request -> unfinished.isEmpty() || !request.receivedAt.isAfter(startedAt))
            .map(PollRequest::request)
            .toList());
  }

  private static Start resumed(JobClaim job, PassProgress progress) {
    var counts = JobJson.read(job.counts().orElseThrow(), PollCounts.class);
    return new Start.Resumed(progress.window(), progress.cursor(), counts);
  }

  String account() {
    return job.account();
  }

  Optional<Instant> highWater() {
    return job.highWaterAt();
  }

  /// Whether only callers of Check Now requested this pass.
  boolean isOnlyCheckNow() {
    return start instanceof Start.New
        && requests.stream().allMatch(request -> request.trigger() == Trigger.CHECK_NOW);
  }

  /// Whether a caller waits for sales up to now.
  boolean isCheckNow() {
    return requests.stream().anyMatch(request -> request.trigger() == Trigger.CHECK_NOW);
  }
}
