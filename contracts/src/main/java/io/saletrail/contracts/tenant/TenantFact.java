package io.saletrail.contracts.tenant;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// An observation of the connection to a merchant's Trackdesk tenant.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = TokenChecked.class, name = "TokenChecked")})
public sealed interface TenantFact extends Fact permits TokenChecked {
  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.TRACKDESK_CONNECTIONS;
  }
}
