package io.saletrail.contracts.lookup;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// A step of a look-up.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LookupRequested.class, name = "LookupRequested"),
  @JsonSubTypes.Type(value = LookupEnded.class, name = "LookupEnded")
})
public sealed interface LookupFact extends Fact permits LookupRequested, LookupEnded {

  /// The look-up's id, a UUID.
  String lookup();

  /// The Stripe object looked up: `pi_…`, `ch_…`, `cs_…`, `in_…`, `sub_…`.
  String object();

  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.STRIPE_LOOKUPS;
  }
}
