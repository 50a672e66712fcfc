package io.saletrail.settings.console.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One bar per day, as coordinates for an SVG. The SVG is stretched to the available width, so it
/// contains no text.
///
/// @param title the unit
/// @param summary the series as a sentence
/// @param top value of the highest bar
/// @param width in SVG units
/// @param days the bars
public record ChartSeries(String title, String summary, String top, int width, List<Day> days) {
  /// In SVG units.
  public static final int HEIGHT = 100;

  private static final int DAY_WIDTH = 10;
  private static final double BAR_WIDTH = 7;
  private static final double MARGIN = (DAY_WIDTH - BAR_WIDTH) / 2;

  /// One bar with its tooltip.
  public record Day(String title, List<Part> parts) {}

  /// A part of a bar.
  public record Part(String tone, String x, String y, String width, String height) {}

  /// The value of a part.
  record Share(String tone, long value) {}

  /// The values of a bar.
  record Bar(String title, List<Share> shares) {
    long value() {
      return shares.stream().mapToLong(Share::value).sum();
    }
  }

  static ChartSeries of(String title, String summary, String top, List<Bar> bars) {
    var highest = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
    var days = new ArrayList<Day>();
    for (var index = 0; index < bars.size(); index++) {
      days.add(day(bars.get(index), index, highest));
    }
    return new ChartSeries(title, summary, top, bars.size() * DAY_WIDTH, List.copyOf(days));
  }

  private static Day day(Bar bar, int index, long highest) {
    var parts = new ArrayList<Part>();
    var below = 0L;
    for (var share : bar.shares()) {
      if (share.value() > 0) {
        var height = height(share.value(), highest);
        parts.add(
            new Part(
                share.tone(),
                number(index * DAY_WIDTH + MARGIN),
                number(HEIGHT - height(below, highest) - height),
                number(BAR_WIDTH),
                number(height)));
        below += share.value();
      }
    }
    return new Day(bar.title(), List.copyOf(parts));
  }

  private static double height(long value, long highest) {
    return (double) HEIGHT * value / highest;
  }

  private static String number(double units) {
    return String.format(Locale.ROOT, "%.2f", units);
  }
}
