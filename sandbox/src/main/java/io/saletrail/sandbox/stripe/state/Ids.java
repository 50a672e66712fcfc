package io.saletrail.sandbox.stripe.state;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Random ids in Stripe's format, unique across runs because Kafka and PostgreSQL keep old ones; or
/// short counting ids, for readability.
public final class Ids {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 24;
  private static final int SESSION_LENGTH = 58;
  private static final int LINK_CODE_LENGTH = 14;

  private final Optional<Map<String, Integer>> counters;

  private Ids(Optional<Map<String, Integer>> counters) {
    this.counters = counters;
  }

  public static Ids random() {
    return new Ids(Optional.empty());
  }

  /// `ch_1`, `ch_2`, … for a single account that is not stored.
  public static Ids counting() {
    return new Ids(Optional.of(new ConcurrentHashMap<>()));
  }

  /// A new id.
  ///
  /// @param prefix without the underscore, such as `ch`
  public String next(String prefix) {
    return prefix + "_" + part(prefix, LENGTH);
  }

  public String session(boolean livemode) {
    return counters.isPresent()
        ? next("cs")
        : (livemode ? "cs_live_a1" : "cs_test_a1") + text(SESSION_LENGTH);
  }

  public String linkCode() {
    return part("link", LINK_CODE_LENGTH);
  }

  /// A random id, such as that of a request.
  public static String once(String prefix) {
    return prefix + "_" + text(LENGTH);
  }

  private String part(String kind, int length) {
    return counters
        .map(counts -> Integer.toString(counts.merge(kind, 1, Integer::sum)))
        .orElseGet(() -> text(length));
  }

  private static String text(int length) {
    var text = new StringBuilder(length);
    var source = ThreadLocalRandom.current();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(source.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
