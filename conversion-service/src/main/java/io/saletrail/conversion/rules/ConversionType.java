package io.saletrail.conversion.rules;

import static io.saletrail.contracts.conversion.ConversionChanged.Kind.ONE_OFF;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.settings.MerchantOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The conversion type of a payment: the merchant's code for the product, or else for the kind of
/// payment.
sealed interface ConversionType {
  record Known(String code) implements ConversionType {}

  /// The product is not known yet, and the merchant's codes depend on it.
  ///
  /// @param about the Stripe object to look up
  record Awaited(String about) implements ConversionType {}

  static ConversionType of(
      MoneyMovement money,
      Payment payment,
      MergedSession session,
      Kind kind,
      PaymentCase paymentCase,
      MerchantOptions options) {
    var usual = new Known(usual(kind, options));
    if (options.productTypes().isEmpty()) {
      return usual;
    }
    var invoice = payment.invoice(money.invoice());
    var products = products(invoice, session);
    var mapped =
        products.stream()
            .flatMap(product -> Stream.ofNullable(options.productTypes().get(product)))
            .findFirst();
    if (mapped.isPresent()) {
      return new Known(mapped.get());
    }
    if (invoice.filter(one -> hasUnreadLines(one, paymentCase)).isPresent()) {
      return new Awaited(invoice.get().invoice());
    }
    return products.isEmpty() && !session.lookedUp() && !(invoice.isPresent() && kind != ONE_OFF)
        ? new Awaited(session.newest().session())
        : usual;
  }

  private static String usual(Kind kind, MerchantOptions options) {
    return switch (kind) {
      case ONE_OFF, FIRST_PAYMENT -> options.firstPaymentType();
      case RENEWAL -> options.renewalType();
    };
  }

  /// An event shows the first ten lines of an invoice (docs.stripe.com/api/invoices/object,
  /// `lines`).
  private static boolean hasUnreadLines(InvoiceObserved invoice, PaymentCase paymentCase) {
    return invoice.moreLines().orElse(false) && !paymentCase.lookedUp(invoice.invoice());
  }

  /// The products of the invoice; of the session where the payment has no invoice.
  private static List<String> products(Optional<InvoiceObserved> invoice, MergedSession session) {
    var invoiced =
        invoice.map(InvoiceObserved::products).orElse(List.of()).stream()
            .distinct()
            .sorted()
            .toList();
    return invoiced.isEmpty() ? session.products() : invoiced;
  }
}
