package io.saletrail.settings.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcIssuerTest {
  /// Tokens of an issuer on http:// could be forged on the way.
  @ParameterizedTest
  @CsvSource({
    "https://login.example.com/realms/staff, true",
    "HTTPS://login.example.com, true",
    "http://localhost:8085/issuer, true",
    "http://127.0.0.1:8085, true",
    "http://login.example.com, false",
    "http://localhost.example.com, false",
    "http://10.0.0.1, false",
    "ftp://localhost, false",
    "login.example.com, false",
    "http://a b, false",
  })
  void anIssuerIsOnHttpsOrOnThisMachine(String issuer, boolean trustworthy) {
    assertThat(OidcIssuer.isTrustworthy(issuer)).isEqualTo(trustworthy);
  }
}
