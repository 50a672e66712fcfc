package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.redrive.RedriveRequested;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A re-drive according to the facts so far. Written by [RedriveProjection].
@Entity
@Immutable
@Table(name = "redrive_run")
class RedriveRun {
  @Id String redrive;

  String account;

  @Nullable String request;

  @Nullable String response;

  Instant at;

  Optional<RedriveRequested> requested() {
    return fact(request)
        .filter(RedriveRequested.class::isInstance)
        .map(RedriveRequested.class::cast);
  }

  Optional<RedriveCompleted> completed() {
    return fact(response)
        .filter(RedriveCompleted.class::isInstance)
        .map(RedriveCompleted.class::cast);
  }

  private static Optional<RedriveFact> fact(@Nullable String json) {
    if (json == null) {
      return Optional.empty();
    }
    return switch (FactFormat.read(json.getBytes(StandardCharsets.UTF_8), RedriveFact.class)) {
      case Reading.Known<RedriveFact>(var known) -> Optional.of(known);
      case Reading.Unknown<RedriveFact> _, Reading.Broken<RedriveFact> _ -> Optional.empty();
    };
  }
}
