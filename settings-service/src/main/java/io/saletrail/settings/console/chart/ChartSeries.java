package io.saletrail.settings.console.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Bars side by side, one for each day, as the numbers that an SVG needs. The picture stretches to
/// the room it has, so there is no text in it.
///
/// @param title what is counted
/// @param summary the whole picture in a sentence
/// @param top what the highest bar stands for
/// @param width of the picture, in its own units
/// @param days the bars
public record ChartSeries(String title, String summary, String top, int width, List<Day> days) {
  /// Of the picture, in its own units.
  public static final int HEIGHT = 100;

  private static final int DAY_WIDTH = 10;
  private static final double BAR_WIDTH = 7;
  private static final double MARGIN = (DAY_WIDTH - BAR_WIDTH) / 2;

  /// One bar and what a pointer on it reads.
  public record Day(String title, List<Part> parts) {}

  /// A part of a bar.
  public record Part(String tone, String x, String y, String width, String height) {}

  /// What a part stands for.
  record Share(String tone, long value) {}

  /// What a bar stands for.
  record Bar(String title, List<Share> shares) {
    long value() {
      return shares.stream().mapToLong(Share::value).sum();
    }
  }

  static ChartSeries of(String title, String summary, String top, List<Bar> bars) {
    var highest = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
    var days = new ArrayList<Day>();
    for (var place = 0; place < bars.size(); place++) {
      days.add(day(bars.get(place), place, highest));
    }
    return new ChartSeries(title, summary, top, bars.size() * DAY_WIDTH, List.copyOf(days));
  }

  private static Day day(Bar bar, int place, long highest) {
    var parts = new ArrayList<Part>();
    var below = 0L;
    for (var share : bar.shares()) {
      if (share.value() > 0) {
        var height = height(share.value(), highest);
        parts.add(
            new Part(
                share.tone(),
                number(place * DAY_WIDTH + MARGIN),
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
