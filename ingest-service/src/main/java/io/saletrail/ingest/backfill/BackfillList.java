package io.saletrail.ingest.backfill;

import io.saletrail.contracts.backfill.BackfillFact.Stage;
import java.util.Optional;

/// The lists that a backfill reads, in this order: a session comes before what is to find it.
enum BackfillList {
  SESSIONS(Stage.SESSIONS),
  INVOICES(Stage.INVOICES),
  CHARGES(Stage.CHARGES),
  REFUNDS(Stage.REFUNDS),
  /// What was given back outside Stripe: to merchants, a part of the refunds.
  CREDIT_NOTES(Stage.REFUNDS),
  DISPUTES(Stage.DISPUTES);

  private final Stage stage;

  BackfillList(Stage stage) {
    this.stage = stage;
  }

  /// The stage that progress is reported as.
  Stage stage() {
    return stage;
  }

  /// Whether the list before is reported as the same stage.
  boolean sharesStage() {
    return this == CREDIT_NOTES;
  }

  /// The list that follows; empty after the last.
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
