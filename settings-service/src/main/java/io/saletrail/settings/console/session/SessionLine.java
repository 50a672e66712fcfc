package io.saletrail.settings.console.session;

import io.saletrail.settings.access.session.SessionResponse;
import io.saletrail.settings.console.wording.Moment;

/// An open session.
///
/// @param how how its owner signed in
/// @param current whether it is the session of the reader
public record SessionLine(
    String id,
    String name,
    String how,
    String device,
    Moment createdAt,
    Moment lastUsedAt,
    boolean current) {
  static SessionLine of(SessionResponse session) {
    return new SessionLine(
        session.id().toString(),
        session.name(),
        how(session),
        session.device(),
        Moment.of(session.createdAt()),
        Moment.of(session.lastUsedAt()),
        session.current());
  }

  private static String how(SessionResponse session) {
    return switch (session.method()) {
      case TOKEN -> "with the operator token";
      case OIDC -> "with the organisation";
      case DEVELOPMENT -> "by development sign-in";
      case INSTALLATION -> "by installing the Stripe App";
      case CONSOLE_LINK -> "from the Stripe App";
    };
  }
}
