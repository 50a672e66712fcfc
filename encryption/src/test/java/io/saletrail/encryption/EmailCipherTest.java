package io.saletrail.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmailCipherTest {
  private static final String OLD = key(1);
  private static final String NEW = key(2);
  private static final String ACCOUNT = "acct_1";
  private static final String ADDRESS = "ada@example.com";

  private final EmailCipher seal = EmailCipher.of(OLD);

  @Test
  void aCiphertextIsDecryptedForItsAccountOnly() {
    var sealed = seal.seal(ACCOUNT, ADDRESS).orElseThrow();

    assertThat(seal.open(ACCOUNT, sealed)).contains(ADDRESS);
    assertThat(seal.open("acct_2", sealed)).isEmpty();
  }

  @Test
  void equalAddressesHaveEqualCiphertextsWithinAMerchantOnly() {
    var sealed = seal.seal(ACCOUNT, ADDRESS);

    assertThat(EmailCipher.of(OLD).seal(ACCOUNT, "  Ada@Example.COM ")).isEqualTo(sealed);
    assertThat(seal.seal("acct_2", ADDRESS)).isNotEqualTo(sealed);
  }

  @Test
  void theFirstKeyEncryptsAndAllDecrypt() {
    var before = seal.seal(ACCOUNT, ADDRESS).orElseThrow();
    var rolled = EmailCipher.of(NEW + "," + OLD);

    var after = rolled.seal(ACCOUNT, ADDRESS);

    assertThat(after).isEqualTo(EmailCipher.of(NEW).seal(ACCOUNT, ADDRESS));
    assertThat(rolled.open(ACCOUNT, before)).contains(ADDRESS);
    assertThat(EmailCipher.of(NEW).open(ACCOUNT, before)).isEmpty();
  }

  @Test
  void anInvalidAddressIsNotEncrypted() {
    assertThat(
            Stream.of("", "  ", "x".repeat(EmailCipher.MAX_ADDRESS_CHARS + 1))
                .flatMap(text -> seal.seal(ACCOUNT, text).stream()))
        .isEmpty();
  }

  @Test
  void plaintextIsNotDecrypted() {
    assertThat(seal.open(ACCOUNT, "")).isEmpty();
    assertThat(seal.open(ACCOUNT, "no base64 !")).isEmpty();
    assertThat(seal.open(ACCOUNT, "AAAA")).isEmpty();
    assertThat(
            seal.open(
                ACCOUNT, CredentialCipher.of(OLD).seal(ACCOUNT, Optional.of("acme"), ADDRESS)))
        .isEmpty();
  }

  @Test
  void anInvalidKeyIsRejectedWithoutBeingQuoted() {
    assertThatThrownBy(() -> EmailCipher.of("c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SECRETS_KEY")
        .hasMessageNotContaining("c2hvcnQ");
  }

  private static String key(int fill) {
    var bytes = new byte[PurposeKey.BYTES];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
