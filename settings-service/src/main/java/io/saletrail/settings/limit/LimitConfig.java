package io.saletrail.settings.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often what may be asked for. Each replica counts for itself.
@ConfigMapping(prefix = "saletrail.limit")
public interface LimitConfig {
  /// Wrong operator tokens from one address, at the sign-in page and the API together.
  @WithDefault("10 per 5M")
  Rate wrongTokens();

  /// The same from all addresses together, but those of operators who came lately.
  @WithDefault("200 per 5M")
  Rate wrongTokensOfAll();

  /// How long whoever showed the right token is not shut out by the guesses of others.
  @WithDefault("1D")
  Duration tokenRemembered();

  /// Calls from one address to what is open to strangers: installations, sign-ins, the routes of
  /// the Stripe App before their signature is looked at. Behind a proxy that is not trusted
  /// (`TRUST_PROXY`) all visitors have one address.
  @WithDefault("300 per 1M")
  Rate knocks();

  /// Signed calls of the Stripe App for one merchant.
  @WithDefault("120 per 1M")
  Rate appCalls();

  /// Check Now, for one merchant.
  @WithDefault("20 per 10M")
  Rate checks();

  /// Checks of a page for its snippets, for one merchant.
  @WithDefault("10 per 1M")
  Rate pageChecks();

  /// Everything else that changes something, for one merchant.
  @WithDefault("60 per 1M")
  Rate changes();

  /// Addresses or merchants that are remembered, for each limit. Whoever was quiet longest is
  /// forgotten first.
  @WithDefault("20000")
  int remembered();
}
