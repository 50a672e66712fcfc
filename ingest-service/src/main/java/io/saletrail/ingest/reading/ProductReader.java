package io.saletrail.ingest.reading;

import java.util.List;
import java.util.stream.Stream;

/// Which products the lines of an invoice or a session are about. Sources:
/// docs.stripe.com/api/invoice-line-item/object and …/checkout/sessions/line_items.
final class ProductReader {
  private ProductReader() {}

  /// What a session sold. The first page of lines is all that stands inside.
  static List<String> sold(StripeJson session) {
    return products(session.parts("line_items"));
  }

  /// What an invoice asks money for. A change of plan also has a line that gives back what was
  /// not used of the old product (docs.stripe.com/billing/subscriptions/prorations); a trial has
  /// lines over 0 alone.
  static List<String> invoiced(StripeJson invoice) {
    var lines = invoice.parts("lines");
    var asking = lines.stream().filter(line -> line.signedAmountOr("amount", 1) > 0).toList();
    var free = lines.stream().filter(line -> line.signedAmountOr("amount", 1) == 0).toList();
    return products(asking.isEmpty() ? free : asking);
  }

  /// Each product once, in order of id.
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
