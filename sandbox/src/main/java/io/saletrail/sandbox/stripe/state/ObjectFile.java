package io.saletrail.sandbox.stripe.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.sandbox.store.JsonLinesFile;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The objects of all accounts, so that a second `make run` knows the payments of the first. The
/// last line of an id applies.
public final class ObjectFile implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());
  private static final String NAME = "stripe.jsonl";
  private static final String TERMS = "terms";
  private static final String REMOVED = "removed";
  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(StripeObject.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private final JsonLinesFile lines;

  private record Line(String kind, JsonNode value) {}

  private ObjectFile(Optional<Path> folder) {
    this.lines = new JsonLinesFile(folder, NAME, JSON);
  }

  public static ObjectFile none() {
    return new ObjectFile(Optional.empty());
  }

  public static ObjectFile in(Path folder) {
    return new ObjectFile(Optional.of(folder));
  }

  void replay(
      Consumer<AccountTerms> terms, Consumer<StripeObject> object, Consumer<String> removed) {
    lines.read(Line.class).forEach(line -> replay(line, terms, object, removed));
  }

  /// Skips lines of an earlier release whose fields differ.
  private static void replay(
      Line line,
      Consumer<AccountTerms> terms,
      Consumer<StripeObject> object,
      Consumer<String> removed) {
    try {
      if (line.kind().equals(TERMS)) {
        terms.accept(JSON.treeToValue(line.value(), AccountTerms.class));
      } else if (line.kind().equals(REMOVED)) {
        removed.accept(line.value().asText());
      } else if (KINDS.containsKey(line.kind())) {
        object.accept((StripeObject) JSON.treeToValue(line.value(), KINDS.get(line.kind())));
      }
    } catch (JsonProcessingException e) {
      System.getLogger(ObjectFile.class.getName())
          .log(System.Logger.Level.WARNING, "file.line_skipped");
    }
  }

  /// Rewrites the file with the current state.
  void restart(Stream<AccountTerms> terms, Stream<StripeObject> objects) {
    lines.rewrite(Stream.concat(terms.map(ObjectFile::line), objects.map(ObjectFile::line)));
  }

  void append(AccountTerms terms) {
    lines.append(line(terms));
  }

  void append(StripeObject object) {
    lines.append(line(object));
  }

  void recordRemoval(StripeObject object) {
    lines.append(new Line(REMOVED, TextNode.valueOf(object.id())));
  }

  private static Line line(AccountTerms terms) {
    return new Line(TERMS, JSON.valueToTree(terms));
  }

  private static Line line(StripeObject object) {
    return new Line(object.getClass().getSimpleName(), JSON.valueToTree(object));
  }

  @Override
  public void close() {
    lines.close();
  }
}
