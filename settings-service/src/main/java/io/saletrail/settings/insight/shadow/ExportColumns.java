package io.saletrail.settings.insight.shadow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The columns of an export. Only the external id is required.
///
/// Names are compared by letters only (`External ID`, `external_id`), best name first: Trackdesk
/// does not document its export.
///
/// @param heading whether the first line is a header
record ExportColumns(
    boolean heading,
    int externalId,
    Optional<Integer> status,
    Optional<Integer> amount,
    Optional<Integer> currency) {
  private static final List<String> EXTERNAL_ID =
      List.of(
          "externalid",
          "conversionexternalid",
          "external",
          "stripechargeid",
          "chargeid",
          "charge",
          "transactionid",
          "orderid",
          "reference");
  private static final List<String> STATUS = List.of("status", "conversionstatus", "state");
  private static final List<String> AMOUNT =
      List.of(
          "amount",
          "amountvalue",
          "conversionamount",
          "saleamount",
          "orderamount",
          "revenue",
          "value",
          "total");
  private static final List<String> CURRENCY =
      List.of("currency", "currencycode", "amountcurrency");

  /// External ids that we send: charges, otherwise invoices.
  private static final Pattern STRIPE_ID = Pattern.compile("(?:ch|py|in)_[A-Za-z0-9]+");

  /// Empty without a column of external ids.
  static Optional<ExportColumns> of(String[] first) {
    var names =
        Arrays.stream(first)
            .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
            .toList();
    var named = find(names, EXTERNAL_ID);
    if (named.isPresent()) {
      return Optional.of(
          new ExportColumns(
              true, named.get(), find(names, STATUS), find(names, AMOUNT), find(names, CURRENCY)));
    }
    return id(first)
        .map(
            at ->
                new ExportColumns(false, at, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static Optional<Integer> find(List<String> names, List<String> candidates) {
    return candidates.stream().map(names::indexOf).filter(at -> at >= 0).findFirst();
  }

  /// Without a header: the column with a Stripe id in the first line.
  private static Optional<Integer> id(String[] cells) {
    for (var at = 0; at < cells.length; at++) {
      if (STRIPE_ID.matcher(cells[at].strip()).matches()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
