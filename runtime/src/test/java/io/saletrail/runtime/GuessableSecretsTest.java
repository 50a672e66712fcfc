package io.saletrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessableSecretsTest {
  private static final String PUBLISHED = "c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=";

  @Test
  void aKeyOfZerosTextOrASequenceIsRefused() {
    var zeros = new byte[32];
    var sequence = new byte[32];
    IntStream.range(0, 32).forEach(i -> sequence[i] = (byte) i);

    for (var key : new byte[][] {zeros, sequence, "my secret key of 32 characters!!".getBytes()}) {
      assertThat(GuessableSecrets.keyFault(base64(key), true))
          .contains("SECRETS_KEY is not random (openssl rand -base64 32)");
    }
  }

  @Test
  void theOldKeyOfARotationCountsToo() {
    assertThat(GuessableSecrets.keyFault(random() + ", " + base64(new byte[32]), false))
        .isPresent();
  }

  @Test
  void aMalformedKeyIsNamedWithoutRepeatingIt() {
    assertThat(GuessableSecrets.keyFault("c2hvcnQ=", false))
        .contains("SECRETS_KEY must hold keys of 32 bytes in base64, comma-separated");
  }

  @Test
  void aKeyOfOnePurposeIsJudgedLikeAnyOther() {
    assertThat(GuessableSecrets.keyFault("addresses:" + random(), false)).isEmpty();
    assertThat(GuessableSecrets.keyFault("addresses:" + base64(new byte[32]), false)).isPresent();
    assertThat(GuessableSecrets.keyFault("addresses:" + PUBLISHED, false)).isPresent();
  }

  @Test
  void randomKeysAreAccepted() {
    IntStream.range(0, 10_000)
        .forEach(i -> assertThat(GuessableSecrets.keyFault(random(), false)).isEmpty());
  }

  @Test
  void thePublishedValuesServeTheSandboxAlone() {
    assertThat(GuessableSecrets.keyFault(PUBLISHED, false))
        .contains("SECRETS_KEY is the published one of the sandbox");
    assertThat(GuessableSecrets.keyFault(PUBLISHED, true)).isEmpty();
    assertThat(GuessableSecrets.tokenFault("operator-of-the-sandbox", false))
        .contains("OPERATOR_TOKEN is the published one of the sandbox");
    assertThat(GuessableSecrets.tokenFault("operator-of-the-sandbox", true)).isEmpty();
  }

  @Test
  void aShortOperatorTokenIsRefused() {
    assertThat(GuessableSecrets.tokenFault("nineteen-characters", true))
        .contains("OPERATOR_TOKEN needs at least 20 characters (openssl rand -hex 24)");
    assertThat(GuessableSecrets.tokenFault("twenty-characters-ok", false)).isEmpty();
  }

  private static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return base64(bytes);
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }
}
