package io.saletrail.settings.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.Session;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
  private static final Caller MERCHANT = new Caller.MerchantCaller("acct_1");

  @Test
  void aMerchantOwnsTheirSessionsHoweverTheySignedIn() {
    assertThat(SessionOwner.of(MERCHANT, SignInMethod.INSTALLATION).key())
        .isEqualTo(SessionOwner.of(MERCHANT, SignInMethod.CONSOLE_LINK).key())
        .isEqualTo("acct_1");
  }

  @Test
  void operatorsOfOneNameAreDifferentOwners() {
    var ada = new SessionOwner(new Caller.Operator("Ada"), SignInMethod.OIDC, "1");
    var other = new SessionOwner(new Caller.Operator("Ada"), SignInMethod.OIDC, "2");

    assertThat(ada.key()).isNotEqualTo(other.key());
  }

  @Test
  void anAnonymousCallerHasNoSession() {
    var anonymous = new Caller.Anonymous();

    assertThatThrownBy(() -> SessionOwner.of(anonymous, SignInMethod.TOKEN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neitherTheSecretNorItsCsrfTokenIsPrintedOrStored() {
    var secret = SessionSecret.random();
    var owner = SessionOwner.of(MERCHANT, SignInMethod.TOKEN);
    var session = new Session(UUID.randomUUID(), owner, secret.csrf());

    assertThat(session.csrfMatches(secret.csrf())).isTrue();
    assertThat(session.csrfMatches(secret.digest())).isFalse();
    assertThat(session.toString() + secret + secret.digest())
        .doesNotContain(secret.text())
        .doesNotContain(secret.csrf());
  }

  @Test
  void anotherOperatorTokenEndsTheSessionsThatTheFirstOneGranted() {
    var before = new SessionGrants(Map.of(SignInMethod.TOKEN, "first"), "key");
    var after = new SessionGrants(Map.of(SignInMethod.TOKEN, "second"), "key");

    assertThat(after.all()).doesNotContain(before.of(SignInMethod.TOKEN));
    assertThat(after.all()).contains(before.of(SignInMethod.OIDC));
  }

  @Test
  void anotherKeyEndsAllSessions() {
    var before = new SessionGrants(Map.of(), "first");

    assertThat(new SessionGrants(Map.of(), "second").all())
        .doesNotContainAnyElementsOf(before.all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox, Linux",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0|Edge, Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1|Safari, iPhone",
        "curl/8.9|Unknown browser, unknown system"
      })
  void aDeviceIsRecognised(String header, String device) {
    assertThat(Device.of(header)).isEqualTo(device);
  }
}
