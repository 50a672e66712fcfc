package io.saletrail.ingest.backfill;

import io.saletrail.contracts.backfill.BackfillFact.Stage;
import java.util.Optional;

/// The lists of a backfill, in order: a session comes before the objects that refer to it.
enum BackfillList {
  SESSIONS(Stage.SESSIONS),
  INVOICES(Stage.INVOICES),
  CHARGES(Stage.CHARGES),
  REFUNDS(Stage.REFUNDS),
  /// Reversals outside Stripe; reported as part of the refunds.
  CREDIT_NOTES(Stage.REFUNDS),
  DISPUTES(Stage.DISPUTES);

  private final Stage stage;

  BackfillList(Stage stage) {
    this.stage = stage;
  }

  /// The stage reported in progress facts.
  Stage stage() {
    return stage;
  }

  /// Whether the previous list is reported as the same stage.
  boolean sharesStage() {
    return this == CREDIT_NOTES;
  }

  /// The following list; empty after the last.
  Optional<BackfillList> next() {
    return switch (this) {
      case SESSIONS -> Optional.of(INVOICES);
      case INVOICES -> Optional.of(CHARGES);
      case CHARGES -> Optional.of(REFUNDS);
      case REFUNDS -> Optional.of(CREDIT_NOTES);
      case CREDIT_NOTES -> Optional.of(DISPUTES);
      case DISPUTES -> Optional.empty();
    };
  }
}
