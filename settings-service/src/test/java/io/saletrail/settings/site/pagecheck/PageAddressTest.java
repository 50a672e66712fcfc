package io.saletrail.settings.site.pagecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {
  @Test
  void httpsIsTheDefaultScheme() {
    assertThat(PageAddress.read(" www.example.com/pricing?a=b "))
        .map(PageAddress::toString)
        .contains("https://www.example.com/pricing?a=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "file:///etc/passwd",
        "ftp://example.com/",
        "gopher://example.com/",
        "https://user:secret@example.com/",
        "https:///no-host",
        "https://exa mple.com/",
        "https://example.com:99999/",
        "javascript://example.com/%0aalert(1)"
      })
  void otherInputIsNoPageUrl(String typed) {
    assertThat(PageAddress.read(typed)).isEmpty();
  }

  @Test
  void aUrlThatIsTooLongIsRejected() {
    assertThat(PageAddress.read("https://example.com/" + "a".repeat(PageAddress.MAX_LENGTH)))
        .isEmpty();
  }

  @Test
  void redirectsAreResolvedAgainstThePage() {
    var page = PageAddress.read("https://example.com/a/b").orElseThrow();

    assertThat(page.redirected("../c").map(PageAddress::toString))
        .contains("https://example.com/c");
    assertThat(page.redirected("//other.example/").map(PageAddress::host))
        .contains("other.example");
    assertThat(page.redirected("file:///etc/passwd")).isEqualTo(Optional.empty());
    assertThat(page.redirected("http://[broken")).isEmpty();
  }
}
