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

/// Examples for the OpenAPI description. A test calls each operation, records request and response
/// in `api/examples.json`, and fails when a response changes.
final class ApiExamples {
  private static final String FILE = "/api/examples.json";

  /// Shared by all operations.
  static final String PROBLEM = "problem";

  private static final Map<String, Example> ALL = read();

  private ApiExamples() {}

  /// One call of an operation.
  ///
  /// @param request the request body, if any
  /// @param status the HTTP status of the response
  /// @param media the content type of the response
  record Example(Optional<Object> request, int status, String media, Object response) {}

  static Object problem() {
    var problem = ALL.get(PROBLEM);
    return problem == null ? Map.of() : problem.response();
  }

  /// Adds the operation's example to its description.
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
      show(content(answered, example), example.response());
    }
  }

  private static void show(Content content, Object example) {
    content.getMediaTypes().values().forEach(media -> media.setExample(example));
  }

  /// The annotations describe no schema for plain text.
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
