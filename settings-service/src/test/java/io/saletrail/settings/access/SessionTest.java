package io.saletrail.settings.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saletrail.settings.access.caller.Caller;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void aSessionIsReadBackUntilItEnds() {
    var session = new Session(new Caller.MerchantCaller("acct_1"), "csrf", NOON);

    assertThat(Session.of(session.text(), NOON.minusSeconds(1))).contains(session);
    assertThat(Session.of(session.text(), NOON)).isEmpty();
  }

  @Test
  void anOperatorsNameSurvivesAnyCharacters() {
    var session = new Session(new Caller.Operator("Zoë O'Neill: 1 of 2"), "csrf", NOON);

    assertThat(Session.of(session.text(), NOON.minusSeconds(1))).contains(session);
  }

  @Test
  void malformedTextIsNoSession() {
    assertThat(Session.of("operator", NOON)).isEmpty();
  }

  @Test
  void anAnonymousCallerHasNoSession() {
    var session = new Session(new Caller.Anonymous(), "csrf", NOON);

    assertThatThrownBy(session::text).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSessionDoesNotPrintItsCsrfToken() {
    assertThat(new Session(new Caller.Operator(), "secret", NOON).toString())
        .doesNotContain("secret");
  }
}
