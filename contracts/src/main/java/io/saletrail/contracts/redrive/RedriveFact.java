package io.saletrail.contracts.redrive;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// A step of a re-drive: refused or held deliveries are sent again.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RedriveRequested.class, name = "RedriveRequested"),
  @JsonSubTypes.Type(value = RedriveCompleted.class, name = "RedriveCompleted")
})
public sealed interface RedriveFact extends Fact permits RedriveRequested, RedriveCompleted {
  /// The re-drive's id, a UUID.
  String redrive();

  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.TRACKDESK_REDRIVES;
  }
}
