package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.ingest.stripe.StripeQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind of Stripe object by its id's prefix: where it is read, which lists tell of it, and to
/// which other objects it leads. Renderings before basil name a charge's invoice and an invoice's
/// subscription themselves; since then the way is the list of invoice payments and the parent.
///
/// Source: docs.stripe.com/api, and docs.stripe.com/changelog/basil.
enum StripeObject {
  SESSION("cs_", "/v1/checkout/sessions/") {
    @Override
    StripeQuery read(String id) {
      return withDetails(super.read(id), "");
    }

    @Override
    Stream<String> leads(JsonNode session) {
      return ids(session, "payment_intent", "subscription");
    }
  },
  PAYMENT_INTENT("pi_", "/v1/payment_intents/") {
    @Override
    StripeQuery read(String id) {
      return super.read(id).with("expand[]", "latest_charge");
    }

    @Override
    List<StripeQuery> lists(String id) {
      return List.of(
          sessions().with("payment_intent", id),
          StripeQuery.of("/v1/invoice_payments")
              .with("payment[type]", "payment_intent")
              .with("payment[payment_intent]", id));
    }

    @Override
    Stream<String> leads(JsonNode intent) {
      return Stream.concat(ids(intent, "invoice"), ids(intent.path("latest_charge"), "invoice"));
    }
  },
  CHARGE("ch_", "/v1/charges/") {
    @Override
    Stream<String> leads(JsonNode charge) {
      return ids(charge, "payment_intent", "invoice");
    }
  },
  /// A charge by a method that is no card.
  PAYMENT("py_", "/v1/charges/") {
    @Override
    Stream<String> leads(JsonNode charge) {
      return CHARGE.leads(charge);
    }
  },
  INVOICE("in_", "/v1/invoices/") {
    @Override
    Stream<String> leads(JsonNode invoice) {
      return Stream.concat(
          ids(invoice, "subscription"),
          ids(invoice.path("parent").path("subscription_details"), "subscription"));
    }
  },
  INVOICE_PAYMENT("inpay_", "/v1/invoice_payments/") {
    @Override
    Stream<String> leads(JsonNode payment) {
      return ids(payment, "invoice");
    }
  },
  SUBSCRIPTION("sub_", "/v1/subscriptions/") {
    @Override
    List<StripeQuery> lists(String id) {
      return List.of(sessions().with("subscription", id));
    }

    @Override
    Stream<String> leads(JsonNode subscription) {
      return Stream.empty();
    }
  },
  REFUND("re_", "/v1/refunds/") {
    @Override
    Stream<String> leads(JsonNode refund) {
      return ids(refund, "payment_intent", "charge");
    }
  },
  /// A refund by a method that is no card.
  PAYMENT_REFUND("pyr_", "/v1/refunds/") {
    @Override
    Stream<String> leads(JsonNode refund) {
      return REFUND.leads(refund);
    }
  },
  DISPUTE("dp_", "/v1/disputes/") {
    @Override
    Stream<String> leads(JsonNode dispute) {
      return ids(dispute, "payment_intent", "charge");
    }
  },
  /// How disputes were named until 2023.
  OLD_DISPUTE("du_", "/v1/disputes/") {
    @Override
    Stream<String> leads(JsonNode dispute) {
      return DISPUTE.leads(dispute);
    }
  };

  private final String prefix;
  private final String path;

  StripeObject(String prefix, String path) {
    this.prefix = prefix;
    this.path = path;
  }

  /// The kind of an id; empty for one that no walk leads over.
  static Optional<StripeObject> of(String id) {
    return Stream.of(values()).filter(kind -> id.startsWith(kind.prefix)).findFirst();
  }

  /// The call that reads it.
  StripeQuery read(String id) {
    return StripeQuery.of(path + id);
  }

  /// The lists that tell what else belongs to it.
  List<StripeQuery> lists(String id) {
    return List.of();
  }

  /// The ids that it leads to.
  abstract Stream<String> leads(JsonNode object);

  private static StripeQuery sessions() {
    return withDetails(StripeQuery.of("/v1/checkout/sessions"), "data.");
  }

  /// What events leave out: what was bought, with which code, and by whom.
  private static StripeQuery withDetails(StripeQuery query, String prefix) {
    return query
        .with("expand[]", prefix + "line_items")
        .with("expand[]", prefix + "discounts.promotion_code")
        .with("expand[]", prefix + "customer");
  }

  /// Ids as texts or inside expanded objects.
  private static Stream<String> ids(JsonNode object, String... fields) {
    return Stream.of(fields)
        .map(object::path)
        .map(value -> value.isObject() ? value.path("id") : value)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }
}
