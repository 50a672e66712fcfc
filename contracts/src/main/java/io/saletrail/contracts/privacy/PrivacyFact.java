package io.saletrail.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// A step in the handling of personal data.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = SealedDataRead.class, name = "SealedDataRead")})
public sealed interface PrivacyFact extends Fact permits SealedDataRead {
  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.PRIVACY_REQUESTS;
  }
}
