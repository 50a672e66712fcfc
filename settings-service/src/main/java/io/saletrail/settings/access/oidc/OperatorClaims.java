package io.saletrail.settings.access.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Decides by one claim of the ID token whether a user is an operator. All other users are
/// rejected.
///
/// @param claim the claim's name, or a JSON pointer such as `/realm_access/roles`
/// @param value the value that the claim must equal or contain
public record OperatorClaims(String claim, String value) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Claims with a display name, best first.
  private static final List<String> NAMES = List.of("name", "preferred_username", "sub");

  static final int MAX_NAME_LENGTH = 100;

  /// The operator; empty when the claim does not match.
  ///
  /// @param token an ID token with a verified signature
  public Optional<Caller.Operator> operator(String token) {
    var claims = claims(token);
    return holds(claims.at(pointer()))
        ? Optional.of(new Caller.Operator(name(claims)))
        : Optional.empty();
  }

  /// Who the token names, operator or not. The subject is the provider's, never a name that users
  /// may edit.
  public SessionOwner owner(String token) {
    var claims = claims(token);
    return new SessionOwner(
        new Caller.Operator(name(claims)), SignInMethod.OIDC, claims.path("sub").asText(""));
  }

  private String pointer() {
    return claim.startsWith("/") ? claim : "/" + claim.replace("~", "~0").replace("/", "~1");
  }

  private boolean holds(JsonNode found) {
    return found.isArray()
        ? StreamSupport.stream(found.spliterator(), false).anyMatch(this::is)
        : is(found);
  }

  private boolean is(JsonNode found) {
    return found.isTextual() && found.textValue().equals(value);
  }

  private static String name(JsonNode claims) {
    return NAMES.stream()
        .map(each -> plain(claims.path(each).asText("")))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("unnamed");
  }

  /// One line, short enough for a page.
  private static String plain(String name) {
    var line = name.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MAX_NAME_LENGTH ? line : line.substring(0, MAX_NAME_LENGTH);
  }

  private static JsonNode claims(String token) {
    var parts = token.split("\\.", -1);
    try {
      var payload = Base64.getUrlDecoder().decode(parts[1]);
      return JSON.readTree(new String(payload, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a verified token that is not JSON", e);
    }
  }
}
