package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.settings.MerchantOptions;
import java.util.List;
import java.util.stream.Stream;

/// As what a payment is reported: the merchant's code for what was bought, or else for the kind of
/// payment.
sealed interface ConversionType {
  record Known(String code) implements ConversionType {}

  /// What was bought is not known yet, and it matters to the merchant.
  record Awaited() implements ConversionType {}

  static ConversionType of(
      Payment payment, SeenSession session, Kind kind, MerchantOptions options) {
    var usual = new Known(usual(kind, options));
    if (options.productTypes().isEmpty()) {
      return usual;
    }
    var products = products(payment, session);
    if (products.isEmpty() && !session.lookedUp() && !invoiced(payment, kind)) {
      return new Awaited();
    }
    return products.stream()
        .flatMap(product -> Stream.ofNullable(options.productTypes().get(product)))
        .findFirst()
        .<ConversionType>map(Known::new)
        .orElse(usual);
  }

  private static String usual(Kind kind, MerchantOptions options) {
    return switch (kind) {
      case ONE_OFF, FIRST_PAYMENT -> options.firstPaymentType();
      case RENEWAL -> options.renewalType();
    };
  }

  /// An invoice says what it is for; a payment without one was for what its session sold.
  private static List<String> products(Payment payment, SeenSession session) {
    var invoiced =
        payment.invoices().stream()
            .map(InvoiceObserved::products)
            .flatMap(List::stream)
            .distinct()
            .sorted()
            .toList();
    return invoiced.isEmpty() ? session.products() : invoiced;
  }

  /// The invoice of a subscription is all there is to say what was bought, also when it says
  /// nothing.
  private static boolean invoiced(Payment payment, Kind kind) {
    return kind != Kind.ONE_OFF && !payment.invoices().isEmpty();
  }
}
