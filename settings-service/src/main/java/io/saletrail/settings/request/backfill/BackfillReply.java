package io.saletrail.settings.request.backfill;

/// The result of requesting or controlling a backfill.
public sealed interface BackfillReply {
  /// The backfill has started.
  record Started(String id) implements BackfillReply {}

  /// The same backfill was already in progress.
  record Joined(String id) implements BackfillReply {}

  /// The command is applied, or already was.
  record Controlled(String id) implements BackfillReply {}

  /// Another backfill of this merchant is in progress.
  record Busy(String id) implements BackfillReply {}

  /// The period has no valid dry run.
  record DryRunRequired() implements BackfillReply {}

  /// The backfill has ended.
  record Ended(String id) implements BackfillReply {}

  /// The merchant has no such backfill.
  record NotFound() implements BackfillReply {}
}
