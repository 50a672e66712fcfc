package io.saletrail.ingest.webhook;

import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.StripeId;
import java.util.Arrays;
import java.util.List;

/// A signing secret and the events that it may sign. Each endpoint of Stripe has one of its own, so
/// that of a test endpoint need not be able to sign live events of every merchant.
///
/// @param scope `own` or `connect` (events without and with an account), accounts, `live`, `test`;
///   empty for every event
record Secret(String value, List<String> scope) {
  private static final char SEPARATOR = ':';
  private static final List<String> WORDS = List.of("own", "connect", "live", "test");

  /// Reads `whsec_…`, or with a scope in front: `connect/live:whsec_…`.
  ///
  /// @throws IllegalArgumentException if the scope contains another word
  static Secret of(String text) {
    var end = text.lastIndexOf(SEPARATOR);
    var scope = end < 0 ? List.<String>of() : Arrays.asList(text.substring(0, end).split("/"));
    if (!scope.stream().allMatch(word -> WORDS.contains(word) || StripeId.isAccount(word))) {
      throw new IllegalArgumentException(
          "STRIPE_WEBHOOK_SECRETS: a scope has the words own, connect, live, test and accounts,"
              + " separated by /, such as connect/live:whsec_…");
    }
    return new Secret(text.substring(end + 1), List.copyOf(scope));
  }

  /// Whether it may sign this event.
  boolean speaksFor(Envelope event) {
    return isOfAccount(event) && isOfMode(event.livemode() ? "live" : "test");
  }

  private boolean isOfAccount(Envelope event) {
    var kind = event.account().isPresent() ? "connect" : "own";
    var accounts = scope.stream().filter(word -> !isMode(word)).toList();
    return accounts.isEmpty()
        || accounts.contains(kind)
        || event.account().filter(accounts::contains).isPresent();
  }

  private boolean isOfMode(String mode) {
    return scope.stream().noneMatch(Secret::isMode) || scope.contains(mode);
  }

  private static boolean isMode(String word) {
    return word.equals("live") || word.equals("test");
  }

  @Override
  public String toString() {
    return "Secret" + scope;
  }
}
