package io.saletrail.ingest.job;

import io.saletrail.contracts.poll.PollFailed.Cause;
import java.util.List;

/// How a pass ends, by what to do next.
///
/// @param <R> what the pass has read so far
public sealed interface PassOutcome<R> {
  /// Everything was read.
  record Complete<R>(R result) implements PassOutcome<R> {}

  /// A retry does not help until the merchant or operator changes something.
  record Refused<R>(Cause reason, R result) implements PassOutcome<R> {}

  /// Stripe is unavailable: retry later.
  record Unavailable<R>(Cause reason, R result) implements PassOutcome<R> {}

  /// The account's read allowance is used: retry when it permits.
  record AllowanceUsed<R>() implements PassOutcome<R> {}

  /// Kafka, the database or this process failed: retry soon.
  ///
  /// @param error class of the exception
  record Interrupted<R>(String error) implements PassOutcome<R> {}

  /// The job was paused or cancelled, or another replica owns it: nothing to do.
  record LeaseLost<R>() implements PassOutcome<R> {}

  /// The labels that count, for counters that exist from the start: one that appears with its first
  /// value shows no increase.
  static List<String> labels() {
    return List.of("COMPLETE", "REFUSED", "UNAVAILABLE", "ALLOWANCE_USED", "INTERRUPTED");
  }

  /// Name for logs and metrics.
  default String label() {
    return switch (this) {
      case Complete<R> _ -> "COMPLETE";
      case Refused<R> _ -> "REFUSED";
      case Unavailable<R> _ -> "UNAVAILABLE";
      case AllowanceUsed<R> _ -> "ALLOWANCE_USED";
      case Interrupted<R> _ -> "INTERRUPTED";
      case LeaseLost<R> _ -> "LEASE_LOST";
    };
  }

  /// The reason for logs; `none` if the outcome has none.
  default String reasonLabel() {
    return switch (this) {
      case Refused<R>(var reason, var _) -> reason.name();
      case Unavailable<R>(var reason, var _) -> reason.name();
      case Interrupted<R>(var error) -> error;
      case Complete<R> _, AllowanceUsed<R> _, LeaseLost<R> _ -> "none";
    };
  }

  /// The result of the pass, or `nothing` for an outcome without one.
  default R resultOr(R nothing) {
    return switch (this) {
      case Complete<R>(var result) -> result;
      case Refused<R>(var _, var result) -> result;
      case Unavailable<R>(var _, var result) -> result;
      case AllowanceUsed<R> _, Interrupted<R> _, LeaseLost<R> _ -> nothing;
    };
  }
}
