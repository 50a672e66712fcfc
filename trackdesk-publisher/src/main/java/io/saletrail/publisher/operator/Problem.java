package io.saletrail.publisher.operator;

import jakarta.ws.rs.core.Response;

/// An error as an RFC 9457 problem document.
///
/// @param detail what the caller can do about it
public record Problem(String type, String title, int status, String detail) {
  private static final String NO_TYPE = "about:blank";

  public static Response response(int status, String title, String detail) {
    return Response.status(status)
        .type("application/problem+json")
        .entity(new Problem(NO_TYPE, title, status, detail))
        .build();
  }
}
