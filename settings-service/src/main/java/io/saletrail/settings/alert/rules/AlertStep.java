package io.saletrail.settings.alert.rules;

import java.time.Instant;
import java.util.UUID;

/// A change of what is open.
public sealed interface AlertStep {
  /// A problem begins.
  record Begin(AlertCause cause) implements AlertStep {}

  /// Health no longer shows a problem. It may return.
  record NotSeen(UUID problem) implements AlertStep {}

  /// Health shows it again, before it had ended.
  record SeenAgain(UUID problem) implements AlertStep {}

  /// A problem has ended.
  ///
  /// @param at since when health does not show it
  record End(UUID problem, Instant at) implements AlertStep {}

  /// The merchant muted the cause: the problem ends without an alert.
  record Drop(UUID problem) implements AlertStep {}
}
