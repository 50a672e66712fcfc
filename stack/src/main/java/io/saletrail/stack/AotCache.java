package io.saletrail.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// The ahead-of-time cache of each service (JEP 483, 514): its classes as a training run loaded and
/// linked them. A service that starts from it needs less than half the processor time. The JVM
/// ignores a cache that does not fit its jar.
final class AotCache {

  /// The JVM reports each class that it cannot archive as a warning.
  private static final String QUIET = "-Xlog:aot*=error";

  private AotCache() {}

  /// Runs the services of the local stack once, unless each has a cache that is newer than its jar.
  static synchronized void train(StackConfig config, Terminal terminal) {
    if (isComplete(config)) {
      return;
    }
    Path lock = config.root().resolve("stack/target/training.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!isComplete(config)) {
        record(config, terminal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + lock, e);
    }
  }

  /// JVM options of a service that starts from its cache, if it has one.
  static List<String> use(Path jar) {
    return exists(jar) ? List.of("-XX:AOTCache=" + of(jar), QUIET) : List.of();
  }

  /// JVM options of a service that writes its cache when it stops.
  static List<String> write(Path jar) {
    return List.of("-XX:AOTCacheOutput=" + draft(jar), QUIET);
  }

  private static void record(StackConfig config, Terminal terminal) {
    terminal.title("Training the services, so that they start faster (once per build)");
    TemporaryFolder.use(
        folder -> {
          StackConfig training = StackConfig.temporary(config.root(), folder).asTraining();
          LocalStack.start(training, terminal).close();
          return 0;
        });
    Arrays.stream(Program.values()).map(config::jar).forEach(AotCache::keep);
  }

  /// A service that did not write its cache starts without it.
  private static void keep(Path jar) {
    if (Files.exists(draft(jar))) {
      try {
        Files.move(draft(jar), of(jar), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot keep " + of(jar), e);
      }
    }
  }

  private static boolean isComplete(StackConfig config) {
    return Arrays.stream(Program.values()).map(config::jar).allMatch(AotCache::exists);
  }

  private static boolean exists(Path jar) {
    return Files.exists(of(jar)) && of(jar).toFile().lastModified() >= jar.toFile().lastModified();
  }

  private static Path of(Path jar) {
    return jar.resolveSibling("app.aot");
  }

  private static Path draft(Path jar) {
    return jar.resolveSibling("app.aot.draft");
  }
}
