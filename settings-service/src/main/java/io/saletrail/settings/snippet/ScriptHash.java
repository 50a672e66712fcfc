package io.saletrail.settings.snippet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What a Content Security Policy names a script by that stands in the page:
/// <https://www.w3.org/TR/CSP3/#match-element-to-source-list>.
public final class ScriptHash {
  private ScriptHash() {}

  /// The source of a policy, without its quotes: `sha256-…`.
  ///
  /// @param bits 256, 384 or 512
  /// @param script what stands between `<script>` and `</script>`, line breaks and all
  public static String of(int bits, String script) {
    try {
      // A browser reads every line break as a line feed.
      var text = script.replace("\r\n", "\n").replace('\r', '\n');
      var digest =
          MessageDigest.getInstance("SHA-" + bits).digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha" + bits + "-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-" + bits, e);
    }
  }
}
