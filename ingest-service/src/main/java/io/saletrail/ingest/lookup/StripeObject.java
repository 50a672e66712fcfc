package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.ingest.intake.StripeTime;
import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind of Stripe object by id prefix: its path, its lists and its links. Before basil a charge
/// names its invoice, and an invoice its subscription; since then invoice payments and `parent`
/// do.
///
/// Source: docs.stripe.com/api, and docs.stripe.com/changelog/basil.
enum StripeObject {
  SESSION("cs_", "/v1/checkout/sessions/") {
    @Override
    StripeQuery read(String id) {
      return withDetails(super.read(id), "");
    }

    @Override
    Stream<String> links(JsonNode session) {
      // A recovered session copies an expired one, which may have the click.
      return ids(session, "payment_intent", "subscription", "recovered_from");
    }
  },
  PAYMENT_INTENT("pi_", "/v1/payment_intents/") {
    @Override
    StripeQuery read(String id) {
      return super.read(id).with("expand[]", "latest_charge").with("expand[]", "customer");
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
    Stream<String> links(JsonNode intent) {
      return Stream.concat(ids(intent, "invoice"), ids(intent.path("latest_charge"), "invoice"));
    }
  },
  CHARGE("ch_", "/v1/charges/") {
    @Override
    StripeQuery read(String id) {
      return super.read(id).with("expand[]", "customer");
    }

    @Override
    Stream<String> links(JsonNode charge) {
      return ids(charge, "payment_intent", "invoice");
    }
  },
  /// A charge by another method than a card.
  PAYMENT("py_", "/v1/charges/") {
    @Override
    StripeQuery read(String id) {
      return CHARGE.read(id);
    }

    @Override
    Stream<String> links(JsonNode charge) {
      return CHARGE.links(charge);
    }
  },
  INVOICE("in_", "/v1/invoices/") {
    @Override
    StripeQuery read(String id) {
      return paid(super.read(id), "").with("expand[]", "customer");
    }

    @Override
    Stream<String> links(JsonNode invoice) {
      var payments = invoice.path("payments").path("data").valueStream();
      return Stream.of(
              subscription(invoice).stream(),
              ids(invoice, "payment_intent", "charge"),
              payments.flatMap(INVOICE_PAYMENT::links))
          .flatMap(ids -> ids);
    }
  },
  INVOICE_PAYMENT("inpay_", "/v1/invoice_payments/") {
    @Override
    Stream<String> links(JsonNode payment) {
      return Stream.concat(
          ids(payment, "invoice"), ids(payment.path("payment"), "payment_intent", "charge"));
    }
  },
  SUBSCRIPTION("sub_", "/v1/subscriptions/") {
    @Override
    StripeQuery read(String id) {
      return super.read(id).with("expand[]", "customer");
    }

    @Override
    List<StripeQuery> lists(String id) {
      return List.of(sessions().with("subscription", id));
    }

    @Override
    Stream<String> links(JsonNode subscription) {
      return Stream.empty();
    }
  },
  REFUND("re_", "/v1/refunds/") {
    @Override
    Stream<String> links(JsonNode refund) {
      return ids(refund, "payment_intent", "charge");
    }
  },
  /// A refund by another method than a card.
  PAYMENT_REFUND("pyr_", "/v1/refunds/") {
    @Override
    Stream<String> links(JsonNode refund) {
      return REFUND.links(refund);
    }
  },
  DISPUTE("dp_", "/v1/disputes/") {
    @Override
    Stream<String> links(JsonNode dispute) {
      return ids(dispute, "payment_intent", "charge");
    }
  },
  /// A dispute's prefix until 2023.
  OLD_DISPUTE("du_", "/v1/disputes/") {
    @Override
    Stream<String> links(JsonNode dispute) {
      return DISPUTE.links(dispute);
    }
  },
  CREDIT_NOTE("cn_", "/v1/credit_notes/") {
    @Override
    Stream<String> links(JsonNode note) {
      return ids(note, "invoice");
    }
  };

  /// Stripe's maximum.
  private static final String PAGE = "100";

  private final String prefix;
  private final String path;

  StripeObject(String prefix, String path) {
    this.prefix = prefix;
    this.path = path;
  }

  /// The kind of an id; empty for kinds that are not followed.
  static Optional<StripeObject> of(String id) {
    return Stream.of(values()).filter(kind -> id.startsWith(kind.prefix)).findFirst();
  }

  StripeQuery read(String id) {
    return StripeQuery.of(path + id);
  }

  /// Lists of related objects.
  List<StripeQuery> lists(String id) {
    return List.of();
  }

  /// Ids of related objects.
  abstract Stream<String> links(JsonNode object);

  /// The lines of an invoice after a line.
  static StripeQuery lines(String invoice, String after) {
    return StripeQuery.of(INVOICE.path + invoice + "/lines")
        .with("limit", PAGE)
        .with("starting_after", after);
  }

  /// The credit notes of an invoice that was paid outside Stripe, at least in part.
  static Optional<StripeQuery> creditNotes(JsonNode invoice) {
    return paidOutside(invoice)
        ? Optional.of(
            StripeQuery.of("/v1/credit_notes")
                .with("invoice", invoice.path("id").asText())
                .with("limit", PAGE))
        : Optional.empty();
  }

  /// The invoices before this one, which show whether it is the first paid one. A subscription's
  /// first invoice has none.
  static Optional<StripeQuery> earlierInvoices(JsonNode invoice) {
    return subscription(invoice)
        .filter(_ -> !invoice.path("billing_reason").asText().equals("subscription_create"))
        .map(id -> invoicesBefore(id, created(invoice)));
  }

  /// The invoices of a subscription before a time, the newest first.
  static StripeQuery invoicesBefore(String subscription, Instant moment) {
    var query =
        StripeQuery.of("/v1/invoices")
            .with("subscription", subscription)
            .with("created[lt]", Long.toString(moment.getEpochSecond()))
            .with("limit", PAGE);
    return paid(query, "data.");
  }

  /// The sessions of a subscription's customer.
  static Optional<StripeQuery> setupSessions(JsonNode subscription) {
    return ids(subscription, "customer")
        .findFirst()
        .map(
            customer ->
                StripeQuery.of("/v1/checkout/sessions")
                    .with("customer", customer)
                    .with("status", "complete")
                    .with("limit", PAGE));
  }

  private static Optional<String> subscription(JsonNode invoice) {
    return Stream.concat(
            ids(invoice, "subscription"),
            ids(invoice.path("parent").path("subscription_details"), "subscription"))
        .findFirst();
  }

  private static Instant created(JsonNode object) {
    return StripeTime.of(object.path("created")).orElse(Instant.EPOCH);
  }

  private static boolean paidOutside(JsonNode invoice) {
    return invoice.path("amount_paid_off_stripe").asLong() > 0
        || invoice.path("paid_out_of_band").asBoolean()
        || invoice
            .path("payments")
            .path("data")
            .valueStream()
            .anyMatch(payment -> payment.path("payment").hasNonNull("payment_record"));
  }

  /// Payments of an invoice. Events lack them, and older API versions do not expand them; ours is
  /// pinned by stripe-java
  /// (docs.stripe.com/changelog/dahlia/2026-05-27/invoice-object-amount-paid-off-stripe-property).
  private static StripeQuery paid(StripeQuery query, String prefix) {
    return query
        .with("expand[]", prefix + "payments")
        .with("expand[]", prefix + "amount_paid_off_stripe");
  }

  private static StripeQuery sessions() {
    return withDetails(StripeQuery.of("/v1/checkout/sessions"), "data.");
  }

  /// Details that events lack: lines, promotion codes, customer.
  private static StripeQuery withDetails(StripeQuery query, String prefix) {
    return query
        .with("expand[]", prefix + "line_items")
        .with("expand[]", prefix + "discounts.promotion_code")
        .with("expand[]", prefix + "customer");
  }

  /// Ids, as texts or inside expanded objects.
  static Stream<String> ids(JsonNode object, String... fields) {
    return Stream.of(fields)
        .map(object::path)
        .map(value -> value.isObject() ? value.path("id") : value)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }
}
