package io.saletrail.publisher.operator;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Admits operators alone, by `Authorization: Bearer $OPERATOR_TOKEN`. Without a token in the
/// environment it admits no request; deliveries go out all the same.
@Provider
public class OperatorFilter implements ContainerRequestFilter {
  private final Optional<byte[]> expected;

  OperatorFilter(@ConfigProperty(name = "saletrail.operator-token") Optional<String> token) {
    this.expected =
        token
            .filter(set -> !set.isBlank())
            .map(set -> ("Bearer " + set).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var given = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.AUTHORIZATION), "");
    // Compared in constant time: the duration must not show how much was right.
    var bytes = given.getBytes(StandardCharsets.UTF_8);
    if (expected.filter(right -> MessageDigest.isEqual(right, bytes)).isEmpty()) {
      request.abortWith(
          Problem.response(
              401, "Unauthorized", "Send Authorization: Bearer and the operator token."));
    }
  }
}
