package io.saletrail.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Leases, slots and threads of jobs exist once (docs/decisions/0032-one-job-machine.md).
class OneJobMachineTest {
  private static final Path MAIN = Path.of("src/main/java/io/saletrail/ingest");

  @ParameterizedTest
  @ValueSource(strings = {"Semaphore", "newThreadPerTaskExecutor", "lease_until"})
  void onlyTheJobPackageMentions(String mechanism) throws IOException {
    try (var files = Files.walk(MAIN)) {
      var users = files.filter(file -> mentions(file, mechanism)).toList();

      assertThat(users).isNotEmpty().allMatch(file -> file.startsWith(MAIN.resolve("job")));
    }
  }

  private static boolean mentions(Path file, String mechanism) {
    try {
      return Files.isRegularFile(file) && lines(file).stream().anyMatch(l -> l.contains(mechanism));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }
}
