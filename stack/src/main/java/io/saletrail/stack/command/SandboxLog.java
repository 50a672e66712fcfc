package io.saletrail.stack.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Sends the log output of the libraries in this JVM, mainly the embedded broker, to a file beside
/// the services' logs. The terminal stays readable.
final class SandboxLog {

  private static final String FORMAT_PROPERTY = "java.util.logging.SimpleFormatter.format";
  private static final String ONE_LINE = "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n";

  private SandboxLog() {}

  static void writeTo(Path logs) {
    try {
      Files.createDirectories(logs);
      System.setProperty(FORMAT_PROPERTY, ONE_LINE);
      FileHandler file = new FileHandler(logs.resolve("sandbox.log").toString(), true);
      file.setFormatter(new SimpleFormatter());
      Logger root = Logger.getLogger("");
      for (Handler console : root.getHandlers()) {
        root.removeHandler(console);
      }
      root.addHandler(file);
      root.setLevel(Level.WARNING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write logs to " + logs, e);
    }
  }
}
