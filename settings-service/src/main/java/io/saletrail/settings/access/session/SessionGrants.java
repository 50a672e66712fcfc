package io.saletrail.settings.access.session;

import io.saletrail.settings.access.AccessConfig;
import io.saletrail.settings.access.caller.SignInMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What each way to sign in depends on, as a fingerprint that rows store. Another operator token,
/// or another claim that makes operators, ends the sessions that the earlier one granted.
///
/// The key keeps a reader of the database from guessing the token; a new `SECRETS_KEY` ends all
/// sessions.
@ApplicationScoped
public class SessionGrants {
  private final Map<SignInMethod, String> grantedBy;
  private final String key;

  @Inject
  SessionGrants(SessionConfig config, AccessConfig access) {
    this(config.grantedBy(), access.secretsKey());
  }

  SessionGrants(Map<SignInMethod, String> grantedBy, String key) {
    this.grantedBy = Map.copyOf(grantedBy);
    this.key = key;
  }

  String of(SignInMethod method) {
    return SessionSecret.hmac(key, method + " " + grantedBy.getOrDefault(method, ""));
  }

  /// The fingerprints of sessions that are accepted.
  List<String> all() {
    return Arrays.stream(SignInMethod.values()).map(this::of).toList();
  }
}
