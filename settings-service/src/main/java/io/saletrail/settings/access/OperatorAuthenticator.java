package io.saletrail.settings.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.saletrail.runtime.operator.OperatorToken;
import io.saletrail.settings.access.limit.Limit.Decision;
import io.saletrail.settings.access.limit.LimitConfig;
import io.saletrail.settings.access.limit.Limits;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Checks operator tokens and limits guessing. An attempt counts before the check, so parallel
/// attempts cannot evade the limit; a valid token does not count.
///
/// When the total limit is reached, only addresses that presented the valid token recently may
/// still try, so guessing cannot lock operators out.
@ApplicationScoped
public class OperatorAuthenticator {
  private final OperatorToken token;
  private final Limits limits;
  private final Cache<String, Boolean> trusted;

  OperatorAuthenticator(OperatorToken token, Limits limits, LimitConfig config) {
    this.token = token;
    this.limits = limits;
    this.trusted =
        Caffeine.newBuilder()
            .maximumSize(config.maxTrackedKeys())
            .expireAfterWrite(config.trustedAddressTtl())
            .build();
  }

  /// The result of a check.
  public sealed interface TokenResult {
    record Valid() implements TokenResult {}

    record Invalid() implements TokenResult {}

    /// The limit is reached; the token was not checked.
    record TooManyAttempts(Duration retryAfter) implements TokenResult {
      /// The first sentence of the problem's detail.
      public static final String DETAIL = "Too many invalid operator tokens.";
    }
  }

  /// Checks the presented token.
  public TokenResult check(String presented, HttpServerRequest request) {
    return check(presented, ClientAddress.of(request));
  }

  TokenResult check(String presented, String address) {
    var forAddress = limits.wrongTokens();
    if (forAddress.tryAcquire(address) instanceof Decision.Denied(var retryAfter)) {
      return new TokenResult.TooManyAttempts(retryAfter);
    }
    var total = limits.wrongTokensTotal();
    var granted = total.tryAcquire(Limits.ALL);
    if (granted instanceof Decision.Denied(var retryAfter)
        && trusted.getIfPresent(address) == null) {
      return new TokenResult.TooManyAttempts(retryAfter);
    }
    if (!token.matches(presented)) {
      return new TokenResult.Invalid();
    }
    trusted.put(address, true);
    forAddress.refund(address);
    if (granted instanceof Decision.Granted) {
      total.refund(Limits.ALL);
    }
    return new TokenResult.Valid();
  }
}
