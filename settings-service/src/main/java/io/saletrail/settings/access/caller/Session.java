package io.saletrail.settings.access.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/// The session of a request.
///
/// @param id its id in lists; no credential
/// @param csrf the token that every form of the session must carry
public record Session(UUID id, SessionOwner owner, String csrf) {
  /// The attribute of an identity that holds the session.
  public static final String ATTRIBUTE = "saletrail.session";

  /// The attribute of a request whose cookie names a session that has ended.
  public static final String ENDED = "saletrail.session-ended";

  /// The attribute of a request with the failure that kept its session from being read.
  public static final String UNREADABLE = "saletrail.session-unreadable";

  /// Who signed in.
  public Caller caller() {
    return owner.caller();
  }

  /// Compares in constant time.
  public boolean csrfMatches(String presented) {
    return MessageDigest.isEqual(
        csrf.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Session[id=" + id + ", caller=" + owner.caller() + "]";
  }
}
