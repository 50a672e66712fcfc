package io.saletrail.settings.site.pagecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptSourcesTest {
  private static final URI SCRIPT =
      URI.create("https://app.example.net/snippets/v1/payment-link.js");
  private static final String HELLO = "alert('Hello, world.');";
  private static final URI PAGE = URI.create("https://shop.example.com/pricing");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "img-src 'self'",
        "script-src *",
        "script-src https:",
        "script-src 'self' app.example.net",
        "script-src https://app.example.net",
        "script-src https://APP.example.net:443/snippets/",
        "script-src *.example.net",
        "default-src 'none'; script-src app.example.net",
        "script-src 'none'; script-src-elem app.example.net"
      })
  void policiesThatAllowTheScript(String policy) {
    assertThat(ScriptSources.of(List.of(policy)).allows(SCRIPT, PAGE, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default-src 'self'",
        "script-src 'none'",
        "script-src 'self' cdn.example.org",
        "script-src example.net",
        "script-src *.app.example.net",
        "script-src https://app.example.net/other/",
        "script-src 'nonce-abc'",
        "script-src 'strict-dynamic' 'nonce-abc' https:",
        "script-src *; default-src 'none', script-src 'self'"
      })
  void policiesThatBlockTheScript(String policy) {
    assertThat(ScriptSources.of(List.of(policy)).allows(SCRIPT, PAGE, false)).isFalse();
  }

  @Test
  void everyPolicyMustAllowTheScript() {
    var policies = List.of("script-src app.example.net", "default-src 'self'");

    assertThat(ScriptSources.of(policies).allows(SCRIPT, PAGE, false)).isFalse();
  }

  @Test
  void aTagWithANonceIsTrusted() {
    var policy = ScriptSources.of(List.of("script-src 'nonce-abc' 'strict-dynamic'"));

    assertThat(policy.allows(SCRIPT, PAGE, true)).isTrue();
    assertThat(policy.allowsInline(true, "run()")).isTrue();
    assertThat(policy.allowsInline(false, "run()")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "script-src 'unsafe-inline'",
        "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
        "script-src 'SHA256-qznLcsROx4GACP2dm0UCKCzCG-HiZ1guq6ZZDob_Tng='"
      })
  void policiesThatAllowAScriptInThePage(String policy) {
    assertThat(ScriptSources.of(List.of(policy)).allowsInline(false, HELLO)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script-src 'self'",
        "default-src 'self'",
        "script-src *",
        "script-src 'sha256-abc='",
        "script-src 'unsafe-inline' 'sha256-abc='",
        "script-src 'unsafe-inline' 'nonce-abc'",
        "script-src 'unsafe-inline' 'strict-dynamic'"
      })
  void policiesThatBlockAScriptInThePage(String policy) {
    assertThat(ScriptSources.of(List.of(policy)).allowsInline(false, HELLO)).isFalse();
  }
}
