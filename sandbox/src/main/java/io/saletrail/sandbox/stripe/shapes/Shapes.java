package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Application;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.CreditNote;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.InvoicePayment;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Renders the objects of one account in one API version. Callers hold the state's lock.
public record Shapes(AccountState state, ApiVersion version, Site site) {

  public ObjectNode render(StripeObject object) {
    var node = shape(object);
    if (before(ApiVersion.CLOVER)) {
      node.remove("customer_account");
    }
    return node;
  }

  private ObjectNode shape(StripeObject object) {
    return switch (object) {
      case Session session -> SessionShape.of(session, this);
      case PaymentIntent intent -> PaymentIntentShape.of(intent, this);
      case Charge charge -> ChargeShape.of(charge, this);
      case Invoice invoice -> InvoiceShape.of(invoice, this);
      case InvoicePayment payment -> InvoiceShape.payment(payment, this);
      case Subscription subscription -> SubscriptionShape.of(subscription, this);
      case Refund refund -> ReversalShapes.refund(refund);
      case CreditNote note -> ReversalShapes.creditNote(note, this);
      case Dispute dispute -> ReversalShapes.dispute(dispute, this);
      case Customer customer -> CustomerShape.of(customer, this);
      case PaymentLink link -> LinkShape.of(link, this);
      case Application application -> ApplicationShape.of(application);
      case StripeEvent event -> EventShape.read(event);
    };
  }

  boolean livemode() {
    return state.terms().livemode();
  }

  public boolean before(ApiVersion change) {
    return version.before(change);
  }

  PaymentLink link(String id) {
    return state.links.find(id).orElseThrow();
  }

  /// Stripe's list object.
  public static ObjectNode list(String url, List<ObjectNode> items, boolean more) {
    var list = Template.JSON.createObjectNode();
    list.put("object", "list");
    list.putArray("data").addAll(items);
    list.put("has_more", more);
    list.put("url", url);
    return list;
  }

  static void put(ObjectNode node, String field, Optional<String> value) {
    node.put(field, value.orElse(null));
  }

  static void putTime(ObjectNode node, String field, Optional<Long> value) {
    node.put(field, value.orElse(null));
  }

  static void putMetadata(ObjectNode node, Map<String, String> metadata) {
    var target = node.putObject("metadata");
    metadata.forEach(target::put);
  }

  static ArrayNode array() {
    return Template.JSON.createArrayNode();
  }
}
