package io.saletrail.settings.site.snippet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The hash source of an inline script in a Content Security Policy:
/// <https://www.w3.org/TR/CSP3/#match-element-to-source-list>.
public final class ScriptHash {
  private ScriptHash() {}

  /// The source without its quotes: `sha256-…`.
  ///
  /// @param bits 256, 384 or 512
  /// @param script the text between `<script>` and `</script>`, line breaks included
  public static String of(int bits, String script) {
    try {
      // Browsers normalise line breaks to LF.
      var text = script.replace("\r\n", "\n").replace('\r', '\n');
      var digest =
          MessageDigest.getInstance("SHA-" + bits).digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha" + bits + "-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-" + bits, e);
    }
  }
}
