package io.saletrail.settings.console.options;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The worked examples. Nobody writes them: the rules of conversion-service draw them in a test,
/// which fails when a rule has changed and the file has not.
@ApplicationScoped
class Examples {
  private static final String FILE = "/examples/options.json";

  private final List<Example> all;

  Examples(ObjectMapper json) {
    this.all = read(json);
  }

  /// Those of one option.
  List<Example> of(String option) {
    return all.stream().filter(example -> example.option().equals(option)).toList();
  }

  private static List<Example> read(ObjectMapper json) {
    try (var file = Examples.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in this build");
      }
      return json.readValue(file, new TypeReference<List<Example>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
