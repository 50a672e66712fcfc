package io.saletrail.runtime.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.runtime.http.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Checks operator tokens and limits guessing, by address and per replica.
///
/// The token is compared first: the right one passes however many wrong ones came from its address,
/// so a stranger behind the same proxy locks no operator out. What keeps it from being found is its
/// length; the limit makes guessing slow to observe, cheap to refuse, and visible.
@Singleton
public class OperatorAuthenticator {
  private static final Logger LOG = Logger.getLogger(OperatorAuthenticator.class);

  private final OperatorToken token;
  private final WrongTokens wrongTokens;
  private final int limit;
  private final Counter invalid;
  private final Counter limited;

  OperatorAuthenticator(
      OperatorToken token,
      MeterRegistry meters,
      InstantSource clock,
      @ConfigProperty(name = "saletrail.operator.wrong-tokens") int limit,
      @ConfigProperty(name = "saletrail.operator.wrong-tokens-window") Duration window) {
    this.token = token;
    this.wrongTokens = new WrongTokens(window, clock);
    this.limit = limit;
    this.invalid = counter(meters, "invalid");
    this.limited = counter(meters, "limited");
  }

  /// The result of a check.
  public sealed interface TokenResult {
    record Valid() implements TokenResult {}

    record Invalid() implements TokenResult {}

    /// Invalid, and over the limit of its address.
    record TooManyAttempts(Duration retryAfter) implements TokenResult {
      /// The first sentence of the problem's detail.
      public static final String DETAIL = "Too many invalid operator tokens.";

      /// Whole seconds for `Retry-After`, rounded up.
      public long seconds() {
        return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
      }
    }
  }

  /// Checks the presented token.
  public TokenResult check(String presented, HttpServerRequest request) {
    return check(presented, ClientAddress.of(request));
  }

  /// Checks the presented token.
  ///
  /// @param address the key of the limit
  public TokenResult check(String presented, String address) {
    if (token.matches(presented)) {
      return new TokenResult.Valid();
    }
    var count = wrongTokens.add(address);
    if (count.wrong() <= limit) {
      invalid.increment();
      return new TokenResult.Invalid();
    }
    limited.increment();
    if (count.wrong() == limit + 1) {
      LOG.warnf("operator.token outcome=LIMITED by=%s count=%d", address, count.wrong());
    }
    return new TokenResult.TooManyAttempts(count.remaining());
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("operator.tokens.refused").tag("outcome", outcome).register(meters);
  }
}
