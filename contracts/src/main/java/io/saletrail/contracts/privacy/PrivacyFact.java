package io.saletrail.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// A step in the handling of personal data.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ErasureRequested.class, name = "ErasureRequested"),
  @JsonSubTypes.Type(value = BuyerIdentified.class, name = "BuyerIdentified"),
  @JsonSubTypes.Type(value = ErasureCompleted.class, name = "ErasureCompleted"),
  @JsonSubTypes.Type(value = SealedDataRead.class, name = "SealedDataRead")
})
public sealed interface PrivacyFact extends Fact
    permits ErasureRequested, BuyerIdentified, ErasureCompleted, SealedDataRead {
  /// Stands in stored facts where an erased address stood. No key decrypts it.
  String ERASED = "erased";

  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.PRIVACY_REQUESTS;
  }
}
