package io.saletrail.ingest.problem;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// A problem document (RFC 9457). It never repeats what the caller sent.
///
/// @param type a name for the kind of problem, stable, to branch on
/// @param title the kind in words
/// @param status the HTTP status
/// @param detail what the caller can do about it
public record Problem(String type, String title, int status, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String NAMESPACE = "urn:saletrail:problem:";

  /// A problem named after an enum constant.
  public static Problem of(Enum<?> kind, int status, String title, String detail) {
    var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Problem(NAMESPACE + name, title, status, detail);
  }

  /// A problem that its HTTP status says everything about.
  public static Problem of(Response.StatusType status, String detail) {
    return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail);
  }

  /// The answer that carries it.
  public Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
