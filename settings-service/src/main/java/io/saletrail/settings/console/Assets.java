package io.saletrail.settings.console;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/// URLs of the stylesheet, the script and the icon. They change with the content, so browsers may
/// cache them for ever.
class Assets {
  private static final int HASH_DIGITS = 12;

  @TemplateGlobal static final String stylesheet = address("console.css");
  @TemplateGlobal static final String script = address("console.js");
  @TemplateGlobal static final String icon = address("mark.svg");

  private static final Set<String> CURRENT = Set.of(stylesheet, script, icon);

  private Assets() {}

  /// Whether an address is one of this build. While an old and a new version run side by side,
  /// each receives requests for assets of the other.
  static boolean current(String address) {
    return CURRENT.contains(address);
  }

  private static String address(String name) {
    var path = AssetFilter.PATH + name;
    try (var content = Assets.class.getResourceAsStream("/META-INF/resources" + path)) {
      if (content == null) {
        throw new IllegalStateException(name + " is not in this build");
      }
      var hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return path + "?v=" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
