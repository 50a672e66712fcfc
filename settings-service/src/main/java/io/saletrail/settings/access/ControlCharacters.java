package io.saletrail.settings.access;

import io.saletrail.runtime.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;

/// Rejects control characters in path and query: no id contains any, and PostgreSQL rejects NUL in
/// text.
public final class ControlCharacters {
  private ControlCharacters() {}

  public static void reject(ContainerRequestContext request) {
    reject(request.getUriInfo().getPathParameters());
    reject(request.getUriInfo().getQueryParameters());
  }

  private static void reject(MultivaluedMap<String, String> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (values.stream().anyMatch(ControlCharacters::in)) {
            throw ProblemException.invalid(name, "Must not contain control characters.");
          }
        });
  }

  private static boolean in(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
