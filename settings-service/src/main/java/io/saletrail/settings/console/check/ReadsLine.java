package io.saletrail.settings.console.check;

import io.saletrail.settings.insight.allowance.ReadUsage;
import java.util.Locale;
import java.util.Optional;

/// Use of the read allowance of an account.
///
/// @param text reads used and allowed
/// @param consequence the consequence; empty while reads are left
public record ReadsLine(String text, String consequence) {
  /// No usage has been reported yet.
  static final ReadsLine NONE = new ReadsLine("", "");

  public static ReadsLine of(Optional<ReadUsage> usage) {
    return usage.map(ReadsLine::of).orElse(NONE);
  }

  private static ReadsLine of(ReadUsage usage) {
    var text =
        String.format(
            Locale.ENGLISH,
            "%,d of %,d Stripe reads used in the last 30 days",
            usage.reads(),
            usage.budget());
    return new ReadsLine(
        text,
        usage.reads() < usage.budget()
            ? ""
            : "The read allowance is used up. Hourly checks run only a few times a day, and Check Now is unavailable until older reads expire.");
  }
}
