package io.saletrail.publisher.readback;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.contracts.delivery.DeliveryReadBack.Result;
import io.saletrail.publisher.readback.ReadBackTable.Ended;
import java.time.Instant;
import java.util.Optional;

/// A conversion and what the report says about it.
record Judged(ReadBack.Item item, Verdict verdict) {

  /// The name in the table, in metrics and in logs.
  String outcome() {
    return switch (verdict) {
      case Verdict.Confirmed _ -> Result.CONFIRMED.name();
      case Verdict.Missing _ -> Result.MISSING.name();
      case Verdict.Later _ -> "LATER";
      case Verdict.Unproved _ -> "UNPROVED";
    };
  }

  Ended ended() {
    return verdict instanceof Verdict.Later(var at)
        ? new Ended(item, Optional.empty(), Optional.of(at))
        : new Ended(item, Optional.of(outcome()), Optional.empty());
  }

  /// The fact about it; empty where nothing is certain.
  Optional<DeliveryReadBack> fact(ReadBack asked, Instant now) {
    return switch (verdict) {
      case Verdict.Confirmed(var status) -> Optional.of(fact(asked, Result.CONFIRMED, status, now));
      case Verdict.Missing _ -> Optional.of(fact(asked, Result.MISSING, Optional.empty(), now));
      case Verdict.Later _, Verdict.Unproved _ -> Optional.empty();
    };
  }

  private DeliveryReadBack fact(
      ReadBack asked, Result result, Optional<ConversionStatus> status, Instant now) {
    return new DeliveryReadBack(
        asked.account(),
        item.conversion(),
        item.externalId(),
        asked.tenant().toString(),
        result,
        status,
        item.acceptedAt(),
        now,
        Optional.empty());
  }
}
