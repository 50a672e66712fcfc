package io.saletrail.contracts.dryrun;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// A fact of a dry run. Facts of one account keep their order, so the end comes last.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DryRunActivityRead.class, name = "DryRunActivityRead"),
  @JsonSubTypes.Type(value = DryRunEnded.class, name = "DryRunEnded")
})
public sealed interface DryRunFact extends Fact permits DryRunActivityRead, DryRunEnded {
  /// The backfill, a UUID.
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
