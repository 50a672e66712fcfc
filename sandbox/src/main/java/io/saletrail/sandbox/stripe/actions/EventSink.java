package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.ledger.AccountTerms;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.util.function.Function;

/// Where events go when they happen.
public interface EventSink {

  /// How many want to hear of it: the event's `pending_webhooks`.
  int listeners(AccountTerms account, String type);

  /// Takes the event; never blocks.
  ///
  /// @param rendering the same event in another version, for a listener that asked for one;
  ///     to be called before this returns
  void offer(StripeEvent event, AccountTerms account, Function<ApiVersion, String> rendering);
}
