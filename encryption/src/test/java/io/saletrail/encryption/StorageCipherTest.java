package io.saletrail.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class StorageCipherTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private final StorageCipher events = StorageCipher.of(KEY, Purpose.EVENTS);

  @Test
  void contentIsDecryptedForItsRowUnchanged() {
    var bytes = new byte[] {0, (byte) 0xff, (byte) 0xfe, 'x'};

    assertThat(events.open("1", events.seal("1", bytes))).contains(bytes);
  }

  @Test
  void neitherAnotherRowNorAnotherPurposeDecryptsIt() {
    var sealed = events.seal("1", "ada@example.com".getBytes(UTF_8));

    assertThat(sealed).doesNotContain("ada");
    assertThat(events.open("2", sealed)).isEmpty();
    assertThat(StorageCipher.of(KEY, Purpose.RESPONSES).open("1", sealed)).isEmpty();
  }
}
