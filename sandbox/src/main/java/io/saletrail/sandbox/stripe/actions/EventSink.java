package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.function.Function;

/// Receives events when they happen.
public interface EventSink {

  /// Number of subscribers: the event's `pending_webhooks`.
  int listeners(AccountTerms account, String type);

  /// Accepts the event without blocking.
  ///
  /// @param rendering renders the same event in another version, for an endpoint with a version of
  ///     its own; only valid until this method returns
  void offer(StripeEvent event, AccountTerms account, Function<ApiVersion, String> rendering);
}
