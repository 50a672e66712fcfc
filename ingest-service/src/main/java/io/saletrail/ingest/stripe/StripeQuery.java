package io.saletrail.ingest.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A GET call: a path and its parameters, which may repeat (`types[]`).
public record StripeQuery(String path, List<Parameter> parameters) {

  /// A parameter, not yet URL-encoded.
  public record Parameter(String name, String value) {}

  public static StripeQuery of(String path) {
    return new StripeQuery(path, List.of());
  }

  /// A copy with one more parameter.
  public StripeQuery with(String name, String value) {
    var more = new ArrayList<>(parameters);
    more.add(new Parameter(name, value));
    return new StripeQuery(path, List.copyOf(more));
  }

  /// The request target, URL-encoded.
  String pathAndQuery() {
    return path
        + parameters.stream()
            .map(p -> encoded(p.name()) + "=" + encoded(p.value()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
