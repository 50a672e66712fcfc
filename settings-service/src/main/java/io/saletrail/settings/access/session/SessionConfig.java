package io.saletrail.settings.access.session;

import io.saletrail.settings.access.caller.SignInMethod;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/// Limits of sessions.
@ConfigMapping(prefix = "saletrail.session")
public interface SessionConfig {
  /// The absolute limit, counted from sign-in.
  @WithDefault("12H")
  Duration lifetime();

  /// A session without a request for this long has ended.
  @WithDefault("2H")
  Duration idleLimit();

  /// How long a replica trusts what it read of a session: a session that ended on another replica
  /// is accepted for so long.
  @WithDefault("5S")
  Duration cacheTtl();

  /// Sessions in the cache of a replica.
  @WithDefault("10000")
  int maxCached();

  /// The last use is written at most this often.
  @WithDefault("1M")
  Duration touchInterval();

  /// How long a row is kept after the absolute limit of its session.
  @WithDefault("7D")
  Duration retention();

  /// What each way to sign in depends on, such as the operator token. When it changes, the sessions
  /// that it granted have ended.
  Map<SignInMethod, String> grantedBy();
}
