package io.saletrail.settings.request.backfill;

/// The result of requesting or controlling a backfill.
public sealed interface BackfillReply {
  /// The request or command has its effect.
  sealed interface Accepted extends BackfillReply {}

  /// Nothing has changed.
  sealed interface Rejected extends BackfillReply {
    /// The reason and the remedy, for the API and the console.
    String sentence();
  }

  /// The backfill has started.
  record Started(String id) implements Accepted {}

  /// The same backfill was already in progress.
  record Joined(String id) implements Accepted {}

  /// The command is applied, or already was.
  record Controlled(String id) implements Accepted {}

  /// Another backfill of this merchant is in progress.
  record Busy(String id) implements Rejected {
    @Override
    public String sentence() {
      return "Another backfill is running: %s. Wait until it ends, or cancel it.".formatted(id);
    }
  }

  /// The period has no valid dry run.
  record DryRunRequired() implements Rejected {
    @Override
    public String sentence() {
      return "Preview these dates first (dry run). A preview is valid for %d days and for its dates only."
          .formatted(BackfillLedger.DRY_RUN_VALIDITY.toDays());
    }
  }

  record Ended(String id) implements Rejected {
    @Override
    public String sentence() {
      return "This backfill has already ended.";
    }
  }

  record NotFound() implements Rejected {
    static final String SENTENCE = "This merchant has no backfill with this ID.";

    @Override
    public String sentence() {
      return SENTENCE;
    }
  }
}
