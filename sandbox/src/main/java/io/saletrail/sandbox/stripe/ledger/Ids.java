package io.saletrail.sandbox.stripe.ledger;

import java.util.concurrent.ThreadLocalRandom;

/// Ids that look like Stripe's and never repeat between runs, because Kafka and PostgreSQL
/// remember old ones.
public final class Ids {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 24;
  private static final int SESSION_LENGTH = 58;
  private static final int LINK_CODE_LENGTH = 14;

  private Ids() {}

  /// A new id.
  ///
  /// @param prefix without the underscore, such as `ch`
  public static String next(String prefix) {
    return prefix + "_" + random(LENGTH);
  }

  public static String session(boolean livemode) {
    return (livemode ? "cs_live_a1" : "cs_test_a1") + random(SESSION_LENGTH);
  }

  public static String linkCode() {
    return random(LINK_CODE_LENGTH);
  }

  private static String random(int length) {
    var text = new StringBuilder(length);
    var source = ThreadLocalRandom.current();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(source.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
