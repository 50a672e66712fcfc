package io.saletrail.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The `///` comments of one source file, which become the descriptions in schemas.
///
/// Keys: `Name` for a type, `Record.component` for a `@param`, `Enum.CONSTANT` for a constant.
final class DocComments {
  private static final Path SOURCES = Path.of("src/main/java").toAbsolutePath();
  private static final Pattern TYPE = Pattern.compile("\\b(?:record|enum|interface) (\\w+)\\b.*");
  private static final Pattern CONSTANT = Pattern.compile("([A-Z][A-Z0-9_]*)[,;]?");
  private static final Pattern LINK = Pattern.compile("\\[#?([^\\]]+)]");

  private final Map<String, String> texts = new LinkedHashMap<>();

  private DocComments() {}

  /// Reads the source file of a class or of its enclosing class.
  static DocComments of(Class<?> type) {
    var file = SOURCES.resolve(type.getNestHost().getName().replace('.', '/') + ".java");
    try {
      var comments = new DocComments();
      comments.read(Files.readString(file));
      return comments;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The comment; empty without one.
  String text(String key) {
    return texts.getOrDefault(key, "");
  }

  private void read(String source) {
    var comment = new StringBuilder();
    var type = "";
    for (var line : source.lines().map(String::strip).toList()) {
      if (line.startsWith("///")) {
        comment.append(line.substring(3).strip()).append('\n');
        continue;
      }
      var named = TYPE.matcher(line);
      var constant = CONSTANT.matcher(line);
      if (named.find() && !line.startsWith("*")) {
        type = named.group(1);
        keepType(type, comment.toString());
      } else if (constant.matches()) {
        keep(type + "." + constant.group(1), comment.toString());
      } else if (line.startsWith("@")) {
        continue;
      }
      comment.setLength(0);
    }
  }

  private void keepType(String type, String comment) {
    var parts = comment.split("(?m)^@param ");
    keep(type, parts[0]);
    for (var i = 1; i < parts.length; i++) {
      var name = parts[i].split("\\s", 2)[0];
      keep(type + "." + name, parts[i].substring(name.length()));
    }
  }

  private void keep(String key, String comment) {
    var text = LINK.matcher(comment.replaceAll("\\s+", " ").strip()).replaceAll("$1");
    if (!text.isEmpty()) {
      texts.put(key, text);
    }
  }
}
