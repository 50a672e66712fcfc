package io.saletrail.ingest.quarantine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What identifies a buyer in an event that no reader can read: addresses and Stripe's customer.
///
/// @param texts in lower case
record Marks(List<String> texts) {
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  static Marks of(List<String> texts) {
    return new Marks(texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList());
  }

  /// Whether the event contains one, in whatever case and with whatever characters escaped.
  boolean areIn(byte[] event) {
    var text = unescaped(new String(event, StandardCharsets.UTF_8)).toLowerCase(Locale.ROOT);
    return texts.stream().anyMatch(text::contains);
  }

  private static String unescaped(String json) {
    return ESCAPED
        .matcher(json)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(escape.group(1), 16))));
  }
}
