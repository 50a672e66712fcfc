package io.saletrail.contracts;

import java.util.LinkedHashMap;
import java.util.Map;

/// The headers of a fact as a CloudEvent in Kafka's binary mode (cloudevents.io, Kafka protocol
/// binding 1.0.2), the form that SmallRye writes and reads.
public final class CloudEventHeaders {
  private CloudEventHeaders() {}

  /// Header names and values, ready for a Kafka record.
  ///
  /// @param source the publishing service, as a URI reference: `/conversion-service`
  public static Map<String, String> of(Fact fact, String source) {
    return of(fact.id(), fact.cloudEventType(), source, fact.account(), fact.at().toString());
  }

  /// The same from single attributes, for a body that is not one of our records (Stripe's own
  /// events).
  public static Map<String, String> of(
      String id, String type, String source, String subject, String time) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id);
    headers.put("ce_type", type);
    headers.put("ce_source", source);
    headers.put("ce_subject", subject);
    headers.put("ce_time", time);
    headers.put("content-type", "application/json");
    return headers;
  }
}
