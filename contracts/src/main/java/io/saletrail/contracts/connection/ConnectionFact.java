package io.saletrail.contracts.connection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;

/// An observation of the connection to Stripe.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WebhooksObserved.class, name = "WebhooksObserved"),
  @JsonSubTypes.Type(value = WebhookSignaturesFailed.class, name = "WebhookSignaturesFailed")
})
public sealed interface ConnectionFact extends Fact
    permits WebhooksObserved, WebhookSignaturesFailed {
  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.STRIPE_CONNECTIONS;
  }
}
