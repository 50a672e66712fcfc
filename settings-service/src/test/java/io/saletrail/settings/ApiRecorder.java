package io.saletrail.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restassured.response.Response;
import java.util.regex.Pattern;

/// Records API calls as examples. Values that differ between runs are replaced by similar
/// constants.
final class ApiRecorder {
  private static final String ACCOUNT = "acct_1MZ8kLAbCdEf";
  private static final String AN_ID = "5f3a2c9e-7b41-4d0e-9a57-1c6f8e2b4d90";

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern INSTANT =
      Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z");

  /// The id of an audit record: a number as text.
  private static final Pattern ENTRY = Pattern.compile("\"id\":\"\\d+\"");

  /// An API key, or its beginning.
  private static final Pattern KEY =
      Pattern.compile("saletrail_[A-Za-z0-9_-]{8}(?:[A-Za-z0-9_-]{35})?");

  private static final String A_KEY = "saletrail_" + "Zb3kQ9wA" + "0".repeat(35);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final String account;
  private final ObjectNode examples = JSON.createObjectNode();

  ApiRecorder(String account) {
    this.account = account;
  }

  /// Records the response to a call without a body.
  Response answered(String operation, Response answer) {
    kept(operation).set("response", node(answer.asString()));
    return described(operation, answer);
  }

  /// Records the body of a call and its response.
  Response answered(String operation, String request, Response answer) {
    kept(operation).set("request", node(request));
    return answered(operation, answer);
  }

  /// All examples in the format of the file.
  String drawn() throws JsonProcessingException {
    return JSON.writeValueAsString(examples) + "\n";
  }

  private Response described(String operation, Response answer) {
    var example = kept(operation);
    example.put("status", answer.statusCode());
    example.put("media", answer.contentType().replaceAll(";.*", ""));
    return answer;
  }

  private ObjectNode kept(String operation) {
    return examples.withObject("/" + operation);
  }

  private JsonNode node(String text) {
    var steady = steady(text);
    try {
      var tree = JSON.readTree(steady);
      return tree == null || tree.isMissingNode() ? TextNode.valueOf(steady) : own(tree);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(steady);
    }
  }

  /// Other merchants, and webhooks of other tests, are not part of it.
  private static JsonNode own(JsonNode tree) {
    if (tree instanceof ObjectNode answer) {
      if (answer.path("next").asText().matches("acct_.*|\\d+")) {
        answer.putNull("next");
      }
      if (answer.path("endpoint") instanceof ObjectNode endpoint) {
        endpoint.put("refused", 0);
      }
    }
    return tree;
  }

  private String steady(String text) {
    var named = text.replace(account, ACCOUNT);
    var keyed = KEY.matcher(named).replaceAll(key -> A_KEY.substring(0, key.group().length()));
    var numbered =
        UUID.matcher(keyed)
            .replaceAll(id -> id.group().equals(SampleFacts.CID.toString()) ? id.group() : AN_ID);
    return INSTANT
        .matcher(ENTRY.matcher(numbered).replaceAll("\"id\":\"4711\""))
        .replaceAll(
            time ->
                time.group().startsWith("2026-11-20T1") ? time.group() : "2026-11-20T12:30:00Z");
  }
}
