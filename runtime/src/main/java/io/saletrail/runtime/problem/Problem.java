package io.saletrail.runtime.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// A problem document (RFC 9457). It never repeats a secret.
///
/// @param type the kind as a URN
/// @param title the kind in a few words
/// @param detail what is wrong in this request, and what to do
/// @param errors invalid fields; absent from the document where there are none
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(ProblemKind kind, String detail) {
    return new Problem(kind.type(), kind.title(), kind.status(), detail, List.of());
  }

  /// A problem that only one service has, named after a constant of its own.
  public static Problem of(Enum<?> kind, int status, String title, String detail) {
    return new Problem(ProblemKind.type(kind), title, status, detail, List.of());
  }

  /// A request with invalid fields.
  public static Problem invalid(List<FieldError> errors) {
    var kind = ProblemKind.INVALID_REQUEST;
    var detail =
        errors.size() == 1
            ? "1 field is invalid. Please correct it."
            : errors.size() + " fields are invalid. Please correct them.";
    return new Problem(kind.type(), kind.title(), kind.status(), detail, List.copyOf(errors));
  }

  /// The response that carries the document. Caches do not store it.
  public Response response() {
    var response =
        Response.status(status)
            .type(MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(this);
    if (status == ProblemKind.SIGN_IN_REQUIRED.status()) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }
}
