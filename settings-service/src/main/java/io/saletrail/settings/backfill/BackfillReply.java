package io.saletrail.settings.backfill;

/// What came of asking for a backfill, or of steering one.
public sealed interface BackfillReply {
  /// It is under way.
  record Started(String id) implements BackfillReply {}

  /// The very same was under way already.
  record Joined(String id) implements BackfillReply {}

  /// It is done as was asked, or was so before.
  record Steered(String id) implements BackfillReply {}

  /// Another one of the merchant is under way.
  record Busy(String id) implements BackfillReply {}

  /// The period was not rehearsed, or too long ago.
  record NotRehearsed() implements BackfillReply {}

  /// It has ended.
  record Ended(String id) implements BackfillReply {}

  /// The merchant has no such backfill.
  record NotThere() implements BackfillReply {}
}
