package io.saletrail.sandbox.stripe.state;

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

/// One line of JSON per stored object, so that a second `make run` knows the payments of the first.
///
/// The last line of an id applies. An incomplete line, left by a crash, is skipped.
public final class ObjectFile implements AutoCloseable {

  private static final String TERMS = "terms";
  private static final String GONE = "gone";
  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(StripeObject.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());
  private final Optional<Path> file;
  private Optional<BufferedWriter> writer = Optional.empty();

  private ObjectFile(Optional<Path> file) {
    this.file = file;
  }

  public static ObjectFile none() {
    return new ObjectFile(Optional.empty());
  }

  public static ObjectFile in(Path folder) {
    return new ObjectFile(Optional.of(folder.resolve("stripe.jsonl")));
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

  /// Rewrites the file with the current state, so that it does not grow from run to run.
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
      // The open writer continues under the new name.
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
      System.getLogger(ObjectFile.class.getName())
          .log(System.Logger.Level.WARNING, "file.line_skipped");
    }
  }

  void append(AccountTerms terms) {
    write(TERMS, terms);
  }

  void append(StripeObject object) {
    write(object.getClass().getSimpleName(), object);
  }

  void recordRemoval(StripeObject object) {
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
