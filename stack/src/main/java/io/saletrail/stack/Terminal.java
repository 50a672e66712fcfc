package io.saletrail.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// What the person at the terminal reads: plain lines, in columns, as things happen.
public final class Terminal {

  private static final int NAME_WIDTH = 22;

  private final PrintStream out;

  public Terminal(PrintStream out) {
    this.out = out;
  }

  /// For tests that look at something else.
  public static Terminal silent() {
    return new Terminal(new PrintStream(PrintStream.nullOutputStream(), true));
  }

  public synchronized void title(String words) {
    out.println();
    out.println(words);
  }

  public synchronized void line(String words) {
    out.println("  " + words);
  }

  /// A name and what there is to say of it.
  public synchronized void entry(String name, String words) {
    out.println("  " + pad(name, NAME_WIDTH) + " " + words);
  }

  public synchronized void gap() {
    out.println();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  static String pad(String words, int width) {
    return words + " ".repeat(Math.max(0, width - words.length()));
  }
}
