package io.saletrail.settings.access.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppSecretTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String TEXT = "{\"account_id\":\"acct_1\"}";
  private static final AppSecret SECRET = new AppSecret("absec_ours", Duration.ofMinutes(5));

  @Test
  void aFreshSignatureIsValid() throws Exception {
    assertThat(SECRET.verify(TEXT, signed(TEXT, "absec_ours", NOW), NOW))
        .isEqualTo(SignatureVerdict.VALID);
  }

  @Test
  void smallClockDifferencesAreTolerated() throws Exception {
    for (var at : new Instant[] {NOW.minusSeconds(300), NOW.plusSeconds(300)}) {
      assertThat(SECRET.verify(TEXT, signed(TEXT, "absec_ours", at), NOW))
          .isEqualTo(SignatureVerdict.VALID);
    }
  }

  @Test
  void anOldSignatureIsRejected() throws Exception {
    var header = signed(TEXT, "absec_ours", NOW.minusSeconds(301));

    assertThat(SECRET.verify(TEXT, header, NOW)).isEqualTo(SignatureVerdict.TOO_OLD);
  }

  @Test
  void aSignatureFromTheFutureIsRejected() throws Exception {
    var header = signed(TEXT, "absec_ours", NOW.plusSeconds(301));

    assertThat(SECRET.verify(TEXT, header, NOW)).isEqualTo(SignatureVerdict.IN_FUTURE);
  }

  @Test
  void anotherSecretOrTextIsInvalid() throws Exception {
    assertThat(SECRET.verify(TEXT, signed(TEXT, "absec_theirs", NOW), NOW))
        .isEqualTo(SignatureVerdict.INVALID);
    assertThat(SECRET.verify(TEXT + " ", signed(TEXT, "absec_ours", NOW), NOW))
        .isEqualTo(SignatureVerdict.INVALID);
  }

  @Test
  void aReplacedTimestampIsInvalid() throws Exception {
    var header = signed(TEXT, "absec_ours", NOW.minusSeconds(3600));
    var fresh = header.replaceFirst("t=\\d+", "t=" + NOW.getEpochSecond());

    assertThat(SECRET.verify(TEXT, fresh, NOW)).isEqualTo(SignatureVerdict.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=",
        "t=1700000000",
        "t=1700000000,v1=",
        "t=1700000000,v1=xyz",
        "t=-1,v1=ab",
        "t=99999999999999999999,v1=ab",
        "v1=ab,t=1700000000",
        "t=1700000000,t=1700000000,v1=ab",
        "t=1700000000, v1=ab",
        "t=1700000000,v1=ab,",
        "=,=,=",
        "t=١٧٠٠,v1=ab"
      })
  void malformedHeadersAreRejectedWithoutAnException(String header) {
    assertThat(SECRET.verify(TEXT, header, NOW)).isEqualTo(SignatureVerdict.MALFORMED);
  }

  @Test
  void withoutASecretNothingIsValid() throws Exception {
    var none = new AppSecret(" ", Duration.ofMinutes(5));

    assertThat(none.known()).isFalse();
    assertThat(none.verify(TEXT, signed(TEXT, "absec_ours", NOW), NOW))
        .isEqualTo(SignatureVerdict.MALFORMED);
  }

  private static String signed(String text, String secret, Instant at) throws Exception {
    return Webhook.Signature.generateSignatureHeader(text, secret, at.getEpochSecond());
  }
}
