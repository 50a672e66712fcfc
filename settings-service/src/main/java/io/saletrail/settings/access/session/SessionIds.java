package io.saletrail.settings.access.session;

import io.saletrail.runtime.problem.ProblemException;
import java.util.UUID;

/// Ids of sessions in paths.
public final class SessionIds {
  private SessionIds() {}

  /// Reads an id. A malformed one names no session.
  public static UUID read(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw missing();
    }
  }

  public static void requireEnded(boolean ended) {
    if (!ended) {
      throw missing();
    }
  }

  private static ProblemException missing() {
    return ProblemException.notFound("No session has this ID.");
  }
}
