package io.saletrail.settings.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.saletrail.settings.limit.Limit.Answer;
import io.saletrail.settings.limit.LimitConfig;
import io.saletrail.settings.limit.Limits;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Judges the tokens that are shown, and lets nobody guess for long. A try is counted before it is
/// judged, so that many at once are no way around; the right token does not count.
///
/// Guesses from everywhere close the desk to everybody but those who have shown the right token
/// lately: nobody shuts the operators out by guessing.
@ApplicationScoped
public class OperatorAuthenticator {
  private final OperatorToken token;
  private final Limits limits;
  private final Cache<String, Boolean> operators;

  OperatorAuthenticator(OperatorToken token, Limits limits, LimitConfig config) {
    this.token = token;
    this.limits = limits;
    this.operators =
        Caffeine.newBuilder()
            .maximumSize(config.remembered())
            .expireAfterWrite(config.tokenRemembered())
            .build();
  }

  /// What a token turned out to be.
  public sealed interface Judgement {
    record Right() implements Judgement {}

    record Wrong() implements Judgement {}

    /// There were too many wrong ones; this one was not looked at.
    record TooMany(Duration pause) implements Judgement {
      /// What there was too much of.
      public static final String WHAT = "Too many wrong operator tokens came in.";
    }
  }

  /// Judges a token.
  public Judgement judge(String shown, HttpServerRequest request) {
    return judge(shown, ClientAddress.of(request));
  }

  Judgement judge(String shown, String source) {
    var mine = limits.wrongTokens();
    if (mine.take(source) instanceof Answer.Refused(var pause)) {
      return new Judgement.TooMany(pause);
    }
    var everybodys = limits.wrongTokensOfAll();
    var granted = everybodys.take(Limits.ALL);
    if (granted instanceof Answer.Refused(var pause) && operators.getIfPresent(source) == null) {
      return new Judgement.TooMany(pause);
    }
    if (!token.matches(shown)) {
      return new Judgement.Wrong();
    }
    operators.put(source, true);
    mine.giveBack(source);
    if (granted instanceof Answer.Granted) {
      everybodys.giveBack(Limits.ALL);
    }
    return new Judgement.Right();
  }
}
