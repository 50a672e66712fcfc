package io.saletrail.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// A data folder for one local stack. Deleted after success; kept with its logs after a failure.
public final class TemporaryFolder {

  private TemporaryFolder() {}

  /// Runs the work in a new folder.
  ///
  /// @param work returns 0 for success
  public static int use(ToIntFunction<Path> work) {
    try {
      Path folder = Files.createTempDirectory("saletrail-");
      int code = work.applyAsInt(folder);
      if (code == 0) {
        delete(folder);
      }
      return code;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the temporary folder", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> content = Files.walk(folder)) {
      List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
