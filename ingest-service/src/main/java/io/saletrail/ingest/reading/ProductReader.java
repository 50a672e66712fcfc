package io.saletrail.ingest.reading;

import java.util.List;
import java.util.stream.Stream;

/// The products of the lines of an invoice or a session. Sources:
/// docs.stripe.com/api/invoice-line-item/object and …/checkout/sessions/line_items.
final class ProductReader {
  private ProductReader() {}

  /// The products of a session. Only the first page of lines is included.
  static List<String> sold(StripeJson session) {
    return products(session.parts("line_items"));
  }

  /// The products that an invoice charges for. A change of plan adds a negative line for the
  /// unused time of the old product (docs.stripe.com/billing/subscriptions/prorations); a trial
  /// has only lines of 0.
  static List<String> invoiced(StripeJson invoice) {
    var lines = invoice.parts("lines");
    var asking = lines.stream().filter(line -> line.signedAmountOr("amount", 1) > 0).toList();
    var free = lines.stream().filter(line -> line.signedAmountOr("amount", 1) == 0).toList();
    return products(asking.isEmpty() ? free : asking);
  }

  /// Each product once, ordered by id.
  private static List<String> products(List<StripeJson> lines) {
    return lines.stream().flatMap(ProductReader::product).distinct().sorted().toList();
  }

  /// Up to acacia a line had a `price`, and subscriptions' lines a `plan` before that; since
  /// basil an invoice's line has `pricing`.
  private static Stream<String> product(StripeJson line) {
    return Stream.of(
            line.part("pricing").part("price_details"), line.part("price"), line.part("plan"))
        .flatMap(part -> part.relatedId("product").stream())
        .limit(1);
  }
}
