package io.saletrail.publisher.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackdeskAddressTest {
  @Test
  void theTenantIsPartOfTheUrl() {
    var tenant = TenantId.of(" Shop-1 ").orElseThrow();

    assertThat(TrackdeskAddress.of("https://{tenant}.trackdesk.com/").of(tenant))
        .isEqualTo("https://shop-1.trackdesk.com");
    assertThat(TrackdeskAddress.of("http://localhost:8090/trackdesk/{tenant}").of(tenant))
        .isEqualTo("http://localhost:8090/trackdesk/shop-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://trackdesk.com",
        "{tenant}.trackdesk.com",
        "ftp://{tenant}.trackdesk.com",
        "https://user:password@{tenant}.trackdesk.com",
        "https://{tenant}.trackdesk.com?to=elsewhere",
        "https:///{tenant}"
      })
  void aTemplateThatLeadsNowhereIsNamed(String template) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackdeskAddress.of(template))
        .withMessageStartingWith("TRACKDESK_URL must look like");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.evil.example/",
        "evil.example#",
        "a.b",
        "-shop",
        "shop-",
        "shöp",
        "user@host",
        "shop:8080",
        "..",
        "a/b",
        "a\nb",
        "{tenant}",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void anInvalidDnsLabelIsNoTenant(String text) {
    assertThat(TenantId.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"www", "status", "LOCALHOST"})
  void anAddressOfTrackdeskItselfIsNoTenant(String text) {
    assertThat(TenantId.of(text)).isEmpty();
  }
}
