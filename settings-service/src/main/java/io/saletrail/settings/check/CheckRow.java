package io.saletrail.settings.check;

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

/// What one fact says about its check.
record CheckRow(
    String poll,
    String account,
    String trigger,
    CheckState state,
    int stateRank,
    Optional<String> stage,
    int readCount,
    int foundCount,
    Optional<Instant> fromAt,
    Optional<Instant> toAt,
    Optional<String> failure,
    List<String> recoveredIds,
    Instant happenedAt) {

  /// Empty for what is no step of a check.
  static Stream<CheckRow> of(PollFact fact) {
    return switch (fact) {
      case PollRequested asked ->
          Stream.of(row(asked, asked.trigger(), CheckState.REQUESTED, Optional.empty(), 0, 0));
      case PollProgressed step -> Stream.of(progressed(step));
      case PollCompleted end -> Stream.of(completed(end));
      case PollFailed end -> Stream.of(failed(end));
      case ReadAllowanceObserved _ -> Stream.empty();
    };
  }

  private static CheckRow progressed(PollProgressed step) {
    return row(
        step,
        step.trigger(),
        CheckState.RUNNING,
        Optional.of(step.stage().name()),
        step.read(),
        step.recovered());
  }

  private static CheckRow completed(PollCompleted end) {
    return row(
            end, end.trigger(), CheckState.COMPLETED, Optional.empty(), end.read(), end.recovered())
        .over(end.from(), end.to())
        .having(end.recoveredIds());
  }

  private static CheckRow failed(PollFailed end) {
    return row(end, end.trigger(), CheckState.FAILED, Optional.empty(), end.read(), end.recovered())
        .because(end.cause())
        .having(end.recoveredIds());
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

  private CheckRow having(Optional<List<String>> recovered) {
    return new CheckRow(
        poll,
        account,
        trigger,
        state,
        stateRank,
        stage,
        readCount,
        foundCount,
        fromAt,
        toAt,
        failure,
        // Whoever may write to the topic may write more than was agreed.
        recovered.orElse(List.of()).stream().limit(PollFact.MAX_RECOVERED_IDS).toList(),
        happenedAt);
  }

  private CheckRow over(Instant from, Instant to) {
    return new CheckRow(
        poll,
        account,
        trigger,
        state,
        stateRank,
        stage,
        readCount,
        foundCount,
        Optional.of(from),
        Optional.of(to),
        failure,
        recoveredIds,
        happenedAt);
  }

  private CheckRow because(PollFailed.Cause cause) {
    return new CheckRow(
        poll,
        account,
        trigger,
        state,
        stateRank,
        stage,
        readCount,
        foundCount,
        fromAt,
        toAt,
        Optional.of(cause.name()),
        recoveredIds,
        happenedAt);
  }
}
