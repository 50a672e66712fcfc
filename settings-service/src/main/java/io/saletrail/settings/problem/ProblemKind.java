package io.saletrail.settings.problem;

import java.util.Arrays;
import java.util.Locale;

/// Everything that a request can run into, sorted by what its sender can do about it.
public enum ProblemKind {
  INVALID_INPUT(400, "Some of this cannot be taken"),
  NOT_SIGNED_IN(401, "Sign in first"),
  NOT_ALLOWED(403, "This is not yours to do"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This address does not take that method"),
  NOT_ACCEPTABLE(406, "This is not to be had in that form"),
  CONFLICT(409, "This does not fit what is there"),
  TOO_LARGE(413, "This is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "This address does not take that kind of content"),
  TOO_MANY(429, "Too many at once"),
  BROKEN(500, "Something broke on our side"),
  UNAVAILABLE(503, "Not available just now");

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

  /// Names the kind for programs; nothing has to be found there.
  public String type() {
    return "urn:saletrail:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The kind of an HTTP status that the framework chose.
  static ProblemKind ofStatus(int status) {
    return Arrays.stream(values())
        .filter(kind -> kind.status == status)
        .findFirst()
        .orElse(status < 500 ? INVALID_INPUT : BROKEN);
  }
}
