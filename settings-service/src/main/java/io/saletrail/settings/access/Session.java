package io.saletrail.settings.access;

import io.saletrail.settings.access.caller.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A signed-in session.
///
/// @param csrf the token that every form of the session must carry
public record Session(Caller caller, String csrf, Instant endsAt) {
  /// Prefix of an operator's encoded name. No account contains a colon.
  private static final String OPERATOR = "operator:";

  /// One line, encrypted into the cookie.
  String text() {
    var who =
        switch (caller) {
          case Caller.Operator(var name) -> OPERATOR + encoded(name);
          case Caller.MerchantCaller(var account) -> account;
          case Caller.Anonymous() ->
              throw new IllegalArgumentException("an anonymous caller has no session");
        };
    return who + " " + csrf + " " + endsAt.getEpochSecond();
  }

  /// Reads what [#text()] wrote; empty after its end.
  static Optional<Session> of(String text, Instant now) {
    var parts = text.split(" ", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    var caller =
        parts[0].startsWith(OPERATOR)
            ? new Caller.Operator(decoded(parts[0].substring(OPERATOR.length())))
            : new Caller.MerchantCaller(parts[0]);
    var session = new Session(caller, parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2])));
    return Optional.of(session).filter(open -> now.isBefore(open.endsAt()));
  }

  private static String encoded(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String name) {
    return new String(Base64.getUrlDecoder().decode(name), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Session[caller=" + caller + ", endsAt=" + endsAt + "]";
  }
}
