package io.saletrail.settings.console.options;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The examples beside the options. A test of `journeys` generates the file with the rules of
/// conversion-service and fails when the file is outdated.
@ApplicationScoped
class Examples {
  private static final String FILE = "/examples/options.json";

  private final List<Example> all;

  Examples(ObjectMapper json) {
    this.all = read(json);
  }

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
