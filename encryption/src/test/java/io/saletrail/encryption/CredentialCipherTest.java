package io.saletrail.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialCipherTest {
  private static final String OLD_KEY = key(1);
  private static final String NEW_KEY = key(2);

  @Test
  void aCiphertextIsDecryptedForItsAccount() {
    var cipher = CredentialCipher.of(OLD_KEY);

    assertThat(cipher.open("acct_1", cipher.seal("acct_1", "tökén"))).contains("tökén");
  }

  @Test
  void anotherAccountCannotDecryptIt() {
    var cipher = CredentialCipher.of(OLD_KEY);

    assertThat(cipher.open("acct_2", cipher.seal("acct_1", "token"))).isEmpty();
  }

  @Test
  void anotherKeyCannotDecryptIt() {
    var sealed = CredentialCipher.of(OLD_KEY).seal("acct_1", "token");

    assertThat(CredentialCipher.of(NEW_KEY).open("acct_1", sealed)).isEmpty();
  }

  @Test
  void aNewFirstKeyEncryptsAndTheOldOneStillDecrypts() {
    var old = CredentialCipher.of(OLD_KEY);
    var rolling = CredentialCipher.of(NEW_KEY + ", " + OLD_KEY);
    var rolled = CredentialCipher.of(NEW_KEY);

    assertThat(rolling.open("acct_1", old.seal("acct_1", "token"))).contains("token");
    assertThat(rolled.open("acct_1", rolling.seal("acct_1", "token"))).contains("token");
  }

  @Test
  void theSameSecretHasDifferentCiphertexts() {
    var cipher = CredentialCipher.of(OLD_KEY);

    assertThat(cipher.seal("acct_1", "token")).isNotEqualTo(cipher.seal("acct_1", "token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "AAAA", "bm90IGEgcmVhbCBjaXBoZXJ0ZXh0"})
  void anInvalidCiphertextIsNotDecrypted(String ciphertext) {
    assertThat(CredentialCipher.of(OLD_KEY).open("acct_1", ciphertext)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " , ", "c2hvcnQ=", "not base64!"})
  void anInvalidKeyIsRejectedWithoutBeingQuoted(String secretsKey) {
    assertThatThrownBy(() -> CredentialCipher.of(secretsKey))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SECRETS_KEY must hold keys of 32 bytes in base64, comma-separated.");
  }

  private static String key(int fill) {
    var bytes = new byte[CredentialCipher.KEY_BYTES];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
