package io.saletrail.contracts.delivery;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import java.util.Optional;

/// A step of a conversion's delivery.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeliveryAttempted.class, name = "DeliveryAttempted"),
  @JsonSubTypes.Type(value = DeliveryHeld.class, name = "DeliveryHeld"),
  @JsonSubTypes.Type(value = DeliveryReadBack.class, name = "DeliveryReadBack")
})
public sealed interface DeliveryFact extends Fact
    permits DeliveryAttempted, DeliveryHeld, DeliveryReadBack {
  /// The conversion, `{account}:{externalId}`.
  String conversion();

  /// Orders the facts about one conversion: higher is later. Absent in facts of older versions.
  Optional<Long> sequence();

  /// The same with its place in the order of facts.
  DeliveryFact withSequence(long number);

  @Override
  default String key() {
    return conversion();
  }

  @Override
  default Topic topic() {
    return Topic.TRACKDESK_DELIVERIES;
  }
}
