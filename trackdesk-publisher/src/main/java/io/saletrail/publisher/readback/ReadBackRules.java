package io.saletrail.publisher.readback;

import io.saletrail.publisher.readback.ReadBack.Item;
import io.saletrail.publisher.trackdesk.TrackdeskReport.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Judges a report. An absence counts only once Trackdesk had the time to show the conversion, and
/// only in a report that shows others of the merchant: a report that never did may not read our
/// ids.
///
/// @param delay before the first call; it doubles with each further one
/// @param window how long Trackdesk may take to show a conversion
record ReadBackRules(Duration delay, Duration window) {
  private static final int MOST_DOUBLINGS = 16;

  /// Judges about one conversion.
  ///
  /// @param rows what the report shows; absent where it could not be read
  Verdict judge(ReadBack asked, Item item, Optional<List<Row>> rows, Instant now) {
    var found = rows.flatMap(all -> row(all, item));
    if (found.isPresent()) {
      return new Verdict.Confirmed(found.get().status());
    }
    var end = item.acceptedAt().plus(window);
    if (now.isBefore(end)) {
      var next = now.plus(delay.multipliedBy(1L << Math.min(item.number(), MOST_DOUBLINGS)));
      return new Verdict.Later(next.isBefore(end) ? next : end);
    }
    return rows.filter(all -> asked.shown() || showsAny(all, asked)).isPresent()
        ? new Verdict.Missing()
        : new Verdict.Unproved();
  }

  private static Optional<Row> row(List<Row> rows, Item item) {
    return rows.stream().filter(row -> row.shows(item.externalId(), item.type())).findFirst();
  }

  private static boolean showsAny(List<Row> rows, ReadBack asked) {
    return asked.items().stream().anyMatch(item -> row(rows, item).isPresent());
  }
}
