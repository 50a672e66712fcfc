package io.saletrail.sandbox.stripe.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line of JSON per object kept, so that a second `make run` still knows the first one's
/// payments.
///
/// The last line of an id wins. A line cut short by a sudden end is passed over.
public final class JsonLinesFile implements AutoCloseable {

  private static final String TERMS = "terms";
  private static final String GONE = "gone";
  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(StripeObject.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());
  private final Optional<Path> file;
  private Optional<BufferedWriter> writer = Optional.empty();

  private JsonLinesFile(Optional<Path> file) {
    this.file = file;
  }

  public static JsonLinesFile none() {
    return new JsonLinesFile(Optional.empty());
  }

  public static JsonLinesFile in(Path folder) {
    return new JsonLinesFile(Optional.of(folder.resolve("stripe.jsonl")));
  }

  void replay(Consumer<AccountTerms> terms, Consumer<StripeObject> object, Consumer<String> gone) {
    if (file.filter(Files::exists).isEmpty()) {
      return;
    }
    try (var lines = Files.lines(file.get())) {
      lines.forEach(line -> read(line, terms, object, gone));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Begins the file anew with what is still true, so that it does not grow from run to run.
  void restart(Stream<AccountTerms> terms, Stream<StripeObject> objects) {
    if (file.isEmpty()) {
      return;
    }
    var next = file.get().resolveSibling(file.get().getFileName() + ".next");
    try {
      Files.createDirectories(file.get().toAbsolutePath().getParent());
      writer = Optional.of(Files.newBufferedWriter(next));
      terms.forEach(this::append);
      objects.forEach(this::append);
      // The open writer goes on under the new name.
      Files.move(next, file.get(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(
      String line,
      Consumer<AccountTerms> terms,
      Consumer<StripeObject> object,
      Consumer<String> gone) {
    try {
      JsonNode node = json.readTree(line);
      var kind = node.path("kind").asText();
      if (kind.equals(TERMS)) {
        terms.accept(json.treeToValue(node.get("value"), AccountTerms.class));
      } else if (kind.equals(GONE)) {
        gone.accept(node.path("value").asText());
      } else if (KINDS.containsKey(kind)) {
        object.accept((StripeObject) json.treeToValue(node.get("value"), KINDS.get(kind)));
      }
    } catch (JsonProcessingException e) {
      System.getLogger(JsonLinesFile.class.getName())
          .log(System.Logger.Level.WARNING, "journal.line_passed_over");
    }
  }

  void append(AccountTerms terms) {
    write(TERMS, terms);
  }

  void append(StripeObject object) {
    write(object.getClass().getSimpleName(), object);
  }

  void strike(StripeObject object) {
    write(GONE, object.id());
  }

  private void write(String kind, Object value) {
    writer.ifPresent(
        open -> {
          try {
            open.write(json.writeValueAsString(new Line(kind, value)));
            open.newLine();
            open.flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public void close() {
    writer.ifPresent(
        open -> {
          try {
            open.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    writer = Optional.empty();
  }

  private record Line(String kind, Object value) {}
}
