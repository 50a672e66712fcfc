package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.redrive.RedriveRequested;
import java.time.Instant;
import java.util.Optional;

/// One fact about a re-drive, as columns.
record RedriveRow(
    String redrive,
    String account,
    Optional<String> request,
    Optional<String> response,
    Instant at) {
  static RedriveRow of(RedriveFact fact) {
    var json = Optional.of(FactFormat.write(fact));
    return new RedriveRow(
        fact.redrive(),
        fact.account(),
        fact instanceof RedriveRequested ? json : Optional.empty(),
        fact instanceof RedriveCompleted ? json : Optional.empty(),
        fact.at());
  }
}
