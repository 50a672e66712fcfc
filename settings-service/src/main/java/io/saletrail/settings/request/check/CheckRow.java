package io.saletrail.settings.request.check;

import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.poll.ReadAllowanceObserved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One fact about a check, as columns.
record CheckRow(
    String poll,
    String account,
    String trigger,
    CheckState state,
    int stateRank,
    Optional<String> stage,
    int readCount,
    int recoveredCount,
    Optional<Instant> fromAt,
    Optional<Instant> toAt,
    Optional<String> failure,
    List<String> recoveredIds,
    Instant happenedAt) {

  /// Empty for facts that are not about a check.
  static Stream<CheckRow> of(PollFact fact) {
    return switch (fact) {
      case PollRequested requested ->
          Stream.of(
              row(requested, requested.trigger(), CheckState.REQUESTED, Optional.empty(), 0, 0));
      case PollProgressed progress -> Stream.of(progressed(progress));
      case PollCompleted end -> Stream.of(completed(end));
      case PollFailed end -> Stream.of(failed(end));
      case ReadAllowanceObserved _ -> Stream.empty();
    };
  }

  private static CheckRow progressed(PollProgressed progress) {
    return row(
        progress,
        progress.trigger(),
        CheckState.RUNNING,
        Optional.of(progress.stage().name()),
        progress.read(),
        progress.recovered());
  }

  private static CheckRow completed(PollCompleted end) {
    return row(
            end, end.trigger(), CheckState.COMPLETED, Optional.empty(), end.read(), end.recovered())
        .withWindow(end.from(), end.to())
        .withRecoveredIds(end.recoveredIds());
  }

  private static CheckRow failed(PollFailed end) {
    return row(end, end.trigger(), CheckState.FAILED, Optional.empty(), end.read(), end.recovered())
        .withFailure(end.cause())
        .withRecoveredIds(end.recoveredIds());
  }

  private static CheckRow row(
      PollFact fact,
      PollFact.Trigger trigger,
      CheckState state,
      Optional<String> stage,
      int read,
      int recovered) {
    return new CheckRow(
        fact.poll(),
        fact.account(),
        trigger.name(),
        state,
        state.rank(),
        stage,
        read,
        recovered,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        fact.at());
  }

  private CheckRow withRecoveredIds(Optional<List<String>> recovered) {
    return new CheckRow(
        poll,
        account,
        trigger,
        state,
        stateRank,
        stage,
        readCount,
        recoveredCount,
        fromAt,
        toAt,
        failure,
        // Other writers to the topic may send more than agreed.
        recovered.orElse(List.of()).stream().limit(PollFact.MAX_RECOVERED_IDS).toList(),
        happenedAt);
  }

  private CheckRow withWindow(Instant from, Instant to) {
    return new CheckRow(
        poll,
        account,
        trigger,
        state,
        stateRank,
        stage,
        readCount,
        recoveredCount,
        Optional.of(from),
        Optional.of(to),
        failure,
        recoveredIds,
        happenedAt);
  }

  private CheckRow withFailure(PollFailed.Cause cause) {
    return new CheckRow(
        poll,
        account,
        trigger,
        state,
        stateRank,
        stage,
        readCount,
        recoveredCount,
        fromAt,
        toAt,
        Optional.of(cause.name()),
        recoveredIds,
        happenedAt);
  }
}
