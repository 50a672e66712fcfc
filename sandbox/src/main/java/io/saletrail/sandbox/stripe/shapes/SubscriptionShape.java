package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;
import static io.saletrail.sandbox.stripe.shapes.Shapes.putTime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.objects.Subscription.Cancellation;
import io.saletrail.sandbox.stripe.objects.Subscription.Status;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.Optional;

/// `subscription` with its one item. Basil moved the current period from it to the item.
///
/// Sources: docs.stripe.com/api/subscriptions/object (`cancellation_details` for why it ended) and
/// docs.stripe.com/changelog/basil.
final class SubscriptionShape {

  private SubscriptionShape() {}

  static ObjectNode of(Subscription subscription, Shapes shapes) {
    var state = subscription.state();
    var link = shapes.link(subscription.link());
    var node = Template.of("subscription");
    node.put("id", subscription.id());
    node.put("billing_cycle_anchor", subscription.created());
    node.put("cancel_at_period_end", state.cancelAtPeriodEnd());
    putTime(
        node,
        "cancel_at",
        state.cancelAtPeriodEnd() ? Optional.of(state.periodEnd()) : Optional.empty());
    var cancellation = state.cancellation();
    putTime(node, "canceled_at", cancellation.map(Cancellation::at));
    put(node.withObject("/cancellation_details"), "reason", cancellation.map(Cancellation::reason));
    node.put("created", subscription.created());
    node.put("currency", link.offer().currency());
    put(node, "customer", subscription.payer().customer());
    if (state.status() == Status.CANCELED) {
      putTime(node, "ended_at", cancellation.map(Cancellation::at));
    }
    put(node, "latest_invoice", state.latestInvoice());
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, subscription.metadata());
    node.put("start_date", subscription.created());
    node.put("status", state.status().wireName());
    putTime(node, "trial_end", subscription.trialEnd());
    putTime(node, "trial_start", subscription.trialEnd().map(_ -> subscription.created()));

    var items = node.withObject("/items");
    items.put("url", "/v1/subscription_items?subscription=" + subscription.id());
    var item = items.withArray("data").addObject();
    item.put("id", subscription.item());
    item.put("object", "subscription_item");
    item.put("created", subscription.created());
    if (shapes.before(ApiVersion.BASIL)) {
      node.put("current_period_end", state.periodEnd());
      node.put("current_period_start", state.periodStart());
      node.putNull("discount");
      node.set("plan", PriceShape.plan(link, state.unitAmount(), shapes));
      node.put("quantity", 1);
      node.remove("billing_mode");
    } else {
      item.put("current_period_end", state.periodEnd());
      item.put("current_period_start", state.periodStart());
    }
    item.putArray("discounts");
    item.putObject("metadata");
    item.set("plan", PriceShape.plan(link, state.unitAmount(), shapes));
    item.set("price", PriceShape.of(link, state.unitAmount(), shapes));
    item.put("quantity", 1);
    item.put("subscription", subscription.id());
    item.putArray("tax_rates");
    return node;
  }
}
