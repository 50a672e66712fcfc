package io.saletrail.conversion.rules;

import static io.saletrail.contracts.conversion.ConversionChanged.Kind.ONE_OFF;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.settings.MerchantOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// As what a payment is reported: the merchant's code for what was bought, or else for the kind of
/// payment.
sealed interface ConversionType {
  record Known(String code) implements ConversionType {}

  /// What was bought is not known yet, and it matters to the merchant.
  ///
  /// @param about the Stripe object that a look-up has to read
  record Awaited(String about) implements ConversionType {}

  static ConversionType of(
      MoneyMovement money,
      Payment payment,
      MergedSession session,
      Kind kind,
      PaymentCase whole,
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
    if (invoice.filter(one -> hasUnreadLines(one, whole)).isPresent()) {
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
  private static boolean hasUnreadLines(InvoiceObserved invoice, PaymentCase whole) {
    return invoice.moreLines().orElse(false) && !whole.lookedUp(invoice.invoice());
  }

  /// An invoice says what it is for; a payment without one was for what its session sold.
  private static List<String> products(Optional<InvoiceObserved> invoice, MergedSession session) {
    var invoiced =
        invoice.map(InvoiceObserved::products).orElse(List.of()).stream()
            .distinct()
            .sorted()
            .toList();
    return invoiced.isEmpty() ? session.products() : invoiced;
  }
}
