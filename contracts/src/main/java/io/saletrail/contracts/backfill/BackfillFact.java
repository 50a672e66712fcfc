package io.saletrail.contracts.backfill;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// A step of a backfill.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BackfillRequested.class, name = "BackfillRequested"),
  @JsonSubTypes.Type(value = BackfillControlled.class, name = "BackfillControlled"),
  @JsonSubTypes.Type(value = BackfillProgressed.class, name = "BackfillProgressed"),
  @JsonSubTypes.Type(value = BackfillReadCompleted.class, name = "BackfillReadCompleted"),
  @JsonSubTypes.Type(value = BackfillFailed.class, name = "BackfillFailed"),
  @JsonSubTypes.Type(value = BackfillAssessed.class, name = "BackfillAssessed")
})
public sealed interface BackfillFact extends Fact
    permits BackfillRequested,
        BackfillControlled,
        BackfillProgressed,
        BackfillReadCompleted,
        BackfillFailed,
        BackfillAssessed {

  /// The lists that a backfill reads, in this order: sessions come before the objects that refer to
  /// them.
  enum Stage {
    SESSIONS,
    INVOICES,
    CHARGES,
    REFUNDS,
    DISPUTES
  }

  /// The backfill's id, a UUID.
  String backfill();

  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.STRIPE_BACKFILLS;
  }
}
