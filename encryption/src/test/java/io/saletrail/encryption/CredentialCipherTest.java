package io.saletrail.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialCipherTest {
  private static final Optional<String> ACME = Optional.of("acme");
  private static final String OLD_KEY = key(1);
  private static final String NEW_KEY = key(2);

  @Test
  void aCiphertextIsDecryptedForItsAccount() {
    var cipher = CredentialCipher.of(OLD_KEY);

    assertThat(cipher.open("acct_1", ACME, cipher.seal("acct_1", ACME, "tökén"))).contains("tökén");
  }

  @Test
  void anotherAccountCannotDecryptIt() {
    var cipher = CredentialCipher.of(OLD_KEY);

    assertThat(cipher.open("acct_2", ACME, cipher.seal("acct_1", ACME, "token"))).isEmpty();
  }

  /// A forged tenant in the settings does not lead the token to another host.
  @Test
  void aTokenIsBoundToTheTenantItWasSavedFor() {
    var cipher = CredentialCipher.of(OLD_KEY);
    var sealed = cipher.seal("acct_1", ACME, "token");

    assertThat(cipher.open("acct_1", Optional.of("stolen"), sealed)).isEmpty();
    assertThat(cipher.open("acct_1", Optional.empty(), sealed)).isEmpty();
  }

  /// ingest-service once held the key that decrypts every token and seals an operator's session.
  @Test
  void theKeyOfAddressesOpensNothingElse() {
    var addresses = SecretsKey.only(OLD_KEY, Purpose.ADDRESSES);
    var sealed = EmailCipher.of(addresses).seal("acct_1", "ada@example.com").orElseThrow();

    assertThat(EmailCipher.of(OLD_KEY).open("acct_1", sealed)).contains("ada@example.com");
    assertThatThrownBy(() -> CredentialCipher.of(addresses))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CookieCipher.of(addresses))
        .isInstanceOf(IllegalArgumentException.class);
    var misused = CredentialCipher.of(addresses.substring("addresses:".length()));
    assertThat(
            misused.open(
                "acct_1", ACME, CredentialCipher.of(OLD_KEY).seal("acct_1", ACME, "token")))
        .isEmpty();
  }

  @Test
  void aCiphertextNamesItsKey() {
    var old = CredentialCipher.of(OLD_KEY).seal("acct_1", ACME, "token");
    var rolling = CredentialCipher.of(NEW_KEY + "," + OLD_KEY);

    assertThat(rolling.old(old)).isTrue();
    assertThat(rolling.old(rolling.seal("acct_1", ACME, "token"))).isFalse();
  }

  @Test
  void anotherKeyCannotDecryptIt() {
    var sealed = CredentialCipher.of(OLD_KEY).seal("acct_1", ACME, "token");

    assertThat(CredentialCipher.of(NEW_KEY).open("acct_1", ACME, sealed)).isEmpty();
  }

  @Test
  void aNewFirstKeyEncryptsAndTheOldOneStillDecrypts() {
    var old = CredentialCipher.of(OLD_KEY);
    var rolling = CredentialCipher.of(NEW_KEY + ", " + OLD_KEY);
    var rolled = CredentialCipher.of(NEW_KEY);

    assertThat(rolling.open("acct_1", ACME, old.seal("acct_1", ACME, "token"))).contains("token");
    assertThat(rolled.open("acct_1", ACME, rolling.seal("acct_1", ACME, "token")))
        .contains("token");
  }

  @Test
  void theSameSecretHasDifferentCiphertexts() {
    var cipher = CredentialCipher.of(OLD_KEY);

    assertThat(cipher.seal("acct_1", ACME, "token"))
        .isNotEqualTo(cipher.seal("acct_1", ACME, "token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", ".", "AAAA", "bm90IGEgcmVhbCBjaXBoZXJ0ZXh0"})
  void anInvalidCiphertextIsNotDecrypted(String ciphertext) {
    assertThat(CredentialCipher.of(OLD_KEY).open("acct_1", ACME, ciphertext)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " , ", "c2hvcnQ=", "not base64!"})
  void anInvalidKeyIsRejectedWithoutBeingQuoted(String secretsKey) {
    assertThatThrownBy(() -> CredentialCipher.of(secretsKey))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "SECRETS_KEY must hold keys of 32 bytes in base64, comma-separated");
  }

  private static String key(int fill) {
    var bytes = new byte[PurposeKey.BYTES];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
