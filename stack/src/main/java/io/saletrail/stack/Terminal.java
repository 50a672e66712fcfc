package io.saletrail.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Prints plain lines in columns as the program runs.
public final class Terminal {

  private static final int NAME_WIDTH = 22;

  private final PrintStream out;

  public Terminal(PrintStream out) {
    this.out = out;
  }

  /// For tests.
  public static Terminal silent() {
    return new Terminal(new PrintStream(PrintStream.nullOutputStream(), true));
  }

  public synchronized void title(String text) {
    out.println();
    out.println(text);
  }

  public synchronized void line(String text) {
    out.println("  " + text);
  }

  /// A name in the first column, its value in the second.
  public synchronized void entry(String name, String text) {
    out.println("  " + pad(name, NAME_WIDTH) + " " + text);
  }

  public synchronized void gap() {
    out.println();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
