package io.saletrail.settings.console.check;

import io.saletrail.settings.insight.allowance.ReadUsage;
import java.util.Locale;
import java.util.Optional;

/// How much of an account has been read, in words.
///
/// @param text the figures
/// @param note what follows from them; empty while nothing does
public record ReadsLine(String text, String note) {
  /// Nothing has been said yet.
  static final ReadsLine NONE = new ReadsLine("", "");

  public static ReadsLine of(Optional<ReadUsage> usage) {
    return usage.map(ReadsLine::of).orElse(NONE);
  }

  private static ReadsLine of(ReadUsage usage) {
    var text =
        String.format(
            Locale.ENGLISH, "%,d of %,d Stripe reads in 30 days", usage.reads(), usage.budget());
    return new ReadsLine(
        text,
        usage.reads() < usage.budget()
            ? ""
            : "All are used: Stripe is asked a few times a day, and Check Now waits"
                + " until older reads no longer count.");
  }
}
