package io.saletrail.publisher.trackdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Trackdesk's report about conversions: the request, and what its response shows.
///
/// Only third-party code shows this call: its path, and that its body filters by `ids`. That these
/// may be external ids, and how rows are spelled, is inferred. All of that is in this file, and a
/// response without a list of rows proves nothing.
public record TrackdeskReport(Body body) implements TrackdeskRequest {
  private static final List<String> ID_FIELDS = List.of("externalId", "external_id");
  private static final List<String> TYPE_FIELDS =
      List.of("conversionTypeCode", "conversion_type_code");
  private static final String STATUS_FIELD = "status";
  private static final String STATUS_PREFIX = "CONVERSION_STATUS_";
  private static final JsonMapper JSON = new JsonMapper();

  /// The body: a filter.
  public record Body(Filters filters) {}

  /// The conversions to report.
  public record Filters(List<String> ids) {}

  /// A conversion in a report.
  ///
  /// @param type the code of its type; absent where the report does not state it
  /// @param status absent where the report states none that we send
  public record Row(String externalId, Optional<String> type, Optional<ConversionStatus> status) {
    /// Whether it is the conversion of this id and type.
    public boolean shows(String id, String typeCode) {
      return externalId.equals(id) && type.map(typeCode::equals).orElse(true);
    }
  }

  /// A response and what it shows.
  ///
  /// @param rows absent where the response is no report
  public record Answer(TrackdeskResponse response, Optional<List<Row>> rows) {
    static Answer read(TrackdeskResponse response, String body) {
      return new Answer(
          response,
          response.outcome() instanceof Outcome.Accepted ? rowsOf(body) : Optional.empty());
    }

    /// The response of a call that was not made, or that is no report.
    public static Answer unread(TrackdeskResponse response) {
      return new Answer(response, Optional.empty());
    }
  }

  /// The report of these conversions.
  public static TrackdeskReport of(Collection<String> externalIds) {
    return new TrackdeskReport(new Body(new Filters(List.copyOf(externalIds))));
  }

  @Override
  public String path() {
    return "/api/reports/conversion-report/v1";
  }

  /// The rows of a report; empty where the body has no list.
  static Optional<List<Row>> rowsOf(String body) {
    return json(body)
        .filter(TrackdeskReport::hasList)
        .map(
            document -> {
              var rows = new ArrayList<Row>();
              gather(document, rows);
              return rows;
            });
  }

  private static boolean hasList(JsonNode node) {
    return node.isArray()
        || (node.isObject() && node.valueStream().anyMatch(TrackdeskReport::hasList));
  }

  private static void gather(JsonNode node, List<Row> rows) {
    text(node, ID_FIELDS)
        .ifPresent(id -> rows.add(new Row(id, text(node, TYPE_FIELDS), status(node))));
    if (node.isContainerNode()) {
      node.valueStream().forEach(inner -> gather(inner, rows));
    }
  }

  private static Optional<String> text(JsonNode node, List<String> names) {
    return names.stream()
        .map(node::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  private static Optional<ConversionStatus> status(JsonNode node) {
    return text(node, List.of(STATUS_FIELD))
        .map(name -> name.startsWith(STATUS_PREFIX) ? name.substring(STATUS_PREFIX.length()) : name)
        .flatMap(TrackdeskReport::known);
  }

  private static Optional<ConversionStatus> known(String name) {
    return Arrays.stream(ConversionStatus.values())
        .filter(one -> one.name().equals(name))
        .findAny();
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Stream.ofNullable(JSON.readTree(body)).findFirst();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
