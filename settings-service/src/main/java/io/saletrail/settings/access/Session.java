package io.saletrail.settings.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A sign-in that lasts for a while.
///
/// @param visitor who signed in
/// @param csrf what every form of the session has to carry
/// @param endsAt when it is over
public record Session(Caller visitor, String csrf, Instant endsAt) {
  /// Begins an operator; their name follows, encoded. No account has a colon.
  private static final String OPERATOR = "operator:";

  /// One line, to be sealed.
  String text() {
    var who =
        switch (visitor) {
          case Caller.Operator(var name) -> OPERATOR + encoded(name);
          case Caller.OwnAccount(var account) -> account;
          case Caller.Stranger() -> throw new IllegalArgumentException("a stranger has no session");
        };
    return who + " " + csrf + " " + endsAt.getEpochSecond();
  }

  /// What [#text()] wrote, unless it is over.
  static Optional<Session> of(String text, Instant now) {
    var parts = text.split(" ", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    var visitor =
        parts[0].startsWith(OPERATOR)
            ? new Caller.Operator(decoded(parts[0].substring(OPERATOR.length())))
            : new Caller.OwnAccount(parts[0]);
    var session = new Session(visitor, parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2])));
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
    return "Session[visitor=" + visitor + ", endsAt=" + endsAt + "]";
  }
}
