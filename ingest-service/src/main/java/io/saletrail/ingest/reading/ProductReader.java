package io.saletrail.ingest.reading;

import java.util.List;
import java.util.stream.Stream;

/// Which products the lines of an invoice or a session are about. Sources:
/// docs.stripe.com/api/invoice-line-item/object and …/checkout/sessions/line_items.
final class ProductReader {
  private ProductReader() {}

  /// Each product once, in order of id; the first page of lines is all that stands inside.
  static List<String> products(StripeJson object, String lines) {
    return object.parts(lines).stream()
        .flatMap(ProductReader::product)
        .distinct()
        .sorted()
        .toList();
  }

  /// Up to acacia a line had a `price`, and subscriptions' lines a `plan` before that; since
  /// basil an invoice's line has `pricing`.
  private static Stream<String> product(StripeJson line) {
    return Stream.of(
            line.part("pricing").part("price_details"), line.part("price"), line.part("plan"))
        .flatMap(place -> place.tie("product").stream())
        .limit(1);
  }
}
