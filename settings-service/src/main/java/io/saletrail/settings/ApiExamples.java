package io.saletrail.settings;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Examples for the API's description. Nobody writes them: a test calls each operation, draws what
/// went and came, and fails when the API has come to answer something else.
final class ApiExamples {
  private static final String FILE = "/api/examples.json";

  /// The example of a problem, which is the same for all operations.
  static final String PROBLEM = "problem";

  private static final Map<String, Example> ALL = read();

  private ApiExamples() {}

  /// One call of an operation.
  ///
  /// @param request what was sent, where something was
  /// @param status what was answered
  /// @param media the content type of the answer
  /// @param answer the answer itself
  record Example(Optional<Object> request, int status, String media, Object answer) {}

  static Object problem() {
    var problem = ALL.get(PROBLEM);
    return problem == null ? Map.of() : problem.answer();
  }

  /// Puts the operation's example where it belongs.
  static void show(Operation operation) {
    var example = ALL.get(operation.getOperationId());
    if (example == null) {
      return;
    }
    if (operation.getRequestBody() != null) {
      example.request().ifPresent(sent -> show(operation.getRequestBody().getContent(), sent));
    }
    var answered = operation.getResponses().getAPIResponse(Integer.toString(example.status()));
    if (answered != null) {
      show(content(answered, example), example.answer());
    }
  }

  private static void show(Content content, Object example) {
    content.getMediaTypes().values().forEach(media -> media.setExample(example));
  }

  /// What is answered as a plain text is not described by its type.
  private static Content content(APIResponse answered, Example example) {
    var content = answered.getContent();
    if (content == null || content.getMediaTypes().isEmpty()) {
      var text = OASFactory.createSchema().addType(SchemaType.STRING);
      content =
          OASFactory.createContent()
              .addMediaType(example.media(), OASFactory.createMediaType().schema(text));
      answered.setContent(content);
    }
    return content;
  }

  private static Map<String, Example> read() {
    var json = JsonMapper.builder().findAndAddModules().build();
    try (var file = ApiExamples.class.getResourceAsStream(FILE)) {
      return file == null
          ? Map.of()
          : json.readValue(file, new TypeReference<Map<String, Example>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
