package io.saletrail.ingest.problem;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// A problem document (RFC 9457). It never repeats the caller's input.
///
/// @param type stable name of the kind of problem
/// @param title the kind in words
/// @param status the HTTP status
/// @param detail how the caller can fix it
public record Problem(String type, String title, int status, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String NAMESPACE = "urn:saletrail:problem:";

  /// A problem named after an enum constant.
  public static Problem of(Enum<?> kind, int status, String title, String detail) {
    var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Problem(NAMESPACE + name, title, status, detail);
  }

  /// A problem that its HTTP status describes completely.
  public static Problem of(Response.StatusType status, String detail) {
    return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail);
  }

  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
