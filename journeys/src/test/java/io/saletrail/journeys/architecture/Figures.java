package io.saletrail.journeys.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Figures about the code, printed by `.ci/run` after the tests.
final class Figures {
  private static final Path FILE = Path.of("target", "figures.txt");

  private Figures() {}

  static void print(String name, Object value) {
    var line = "%-48s %s%n".formatted(name, value);
    System.out.print(line);
    try {
      Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
