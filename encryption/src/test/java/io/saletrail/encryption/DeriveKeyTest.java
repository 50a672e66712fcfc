package io.saletrail.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What operators run to give ingest-service the keys that it needs.
class DeriveKeyTest {
  private static final String KEYS =
      "c2FsZXRyYWlsLXRlc3RzLW9ubHktMzItYnl0ZS1rZXk=, c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=";

  @Test
  void theScriptDerivesTheSameKeys() throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "openssl"))),
        "openssl is not installed");
    var script =
        new ProcessBuilder("../deploy/derive-key", "addresses", "events")
            .redirectErrorStream(true)
            .start();
    try (var input = script.getOutputStream()) {
      input.write((KEYS + "\n").getBytes(UTF_8));
    }
    var printed = new String(script.getInputStream().readAllBytes(), UTF_8).strip();

    assertThat(script.waitFor()).as(printed).isZero();
    assertThat(printed).isEqualTo(SecretsKey.only(KEYS, Purpose.ADDRESSES, Purpose.EVENTS));
  }
}
