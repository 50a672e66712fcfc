package io.saletrail.contracts.dryrun;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// Part of a rehearsal. Those of one account keep their order, so the end comes after everything.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DryRunActivityRead.class, name = "DryRunActivityRead"),
  @JsonSubTypes.Type(value = DryRunEnded.class, name = "DryRunEnded")
})
public sealed interface DryRunFact extends Fact permits DryRunActivityRead, DryRunEnded {
  /// The backfill that is rehearsed, a UUID.
  String backfill();

  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.PAYMENTS_REHEARSALS;
  }
}
