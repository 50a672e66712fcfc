package io.saletrail.runtime.problem;

import java.util.Arrays;
import java.util.Locale;

/// The kinds of problems that all services share, by what the client can do about them.
public enum ProblemKind {
  INVALID_REQUEST(400, "Invalid request"),
  SIGN_IN_REQUIRED(401, "Sign-in required"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  REQUEST_TIMEOUT(408, "Request timeout"),
  CONFLICT(409, "Conflict"),
  PAYLOAD_TOO_LARGE(413, "Payload too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL_ERROR(500, "Internal error"),
  SERVICE_UNAVAILABLE(503, "Service unavailable");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// A URN for programs; it does not resolve.
  public String type() {
    return type(this);
  }

  static String type(Enum<?> kind) {
    return "urn:saletrail:problem:" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The kind for an HTTP status set by the framework.
  static ProblemKind ofStatus(int status) {
    return Arrays.stream(values())
        .filter(kind -> kind.status == status)
        .findFirst()
        .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
  }
}
