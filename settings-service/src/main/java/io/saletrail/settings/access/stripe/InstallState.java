package io.saletrail.settings.access.stripe;

import io.saletrail.encryption.CookieCipher;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.access.AccessConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Ties the end of an installation to the browser that started it: a random state in an encrypted
/// cookie. Each state is valid once: a used one is kept until it would have expired.
@ApplicationScoped
public class InstallState {
  public static final String COOKIE = "saletrail_install";

  /// No other cookie can pass as a state.
  private static final String PURPOSE = "install-state";

  private static final String DELETE_EXPIRED =
      """
      delete from used_install_state where used_at < now() - make_interval(secs => :timeout)
      """;

  private static final String USE =
      """
      insert into used_install_state (state_digest, used_at)
      values (encode(sha256(convert_to(:state, 'UTF8')), 'hex'), now())
      on conflict (state_digest) do nothing
      """;

  private static final int STATE_BYTES = 24;

  private final Outbox outbox;
  private final CookieCipher cipher;
  private final Duration timeout;
  private final boolean secure;
  private final SecureRandom random = new SecureRandom();

  InstallState(Outbox outbox, CookieCipher cipher, AccessConfig access, StripeAppConfig app) {
    this.outbox = outbox;
    this.cipher = cipher;
    this.timeout = app.installTimeout();
    this.secure = "https".equals(access.url().getScheme());
  }

  /// Issues a random state.
  public String issue() {
    var bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The cookie that keeps the state.
  public NewCookie cookie(String state, Instant now) {
    var text = state + " " + now.plus(timeout).getEpochSecond();
    return cookie(cipher.seal(PURPOSE, text), (int) timeout.toSeconds());
  }

  /// A cookie that deletes the state.
  public NewCookie endCookie() {
    return cookie("", 0);
  }

  /// Whether the cookie holds this state and has not expired.
  public boolean matches(Optional<String> cookie, String state, Instant now) {
    return cookie
        .flatMap(value -> cipher.open(PURPOSE, value))
        .map(text -> text.split(" ", -1))
        .filter(parts -> parts.length == 2)
        .filter(parts -> now.isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1]))))
        .filter(
            parts ->
                MessageDigest.isEqual(
                    parts[0].getBytes(StandardCharsets.UTF_8),
                    state.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  /// Uses a state that matches.
  ///
  /// @return whether it is the first time
  public boolean use(String state) {
    return outbox.await(outbox.write(session -> use(session, state))) > 0;
  }

  private Uni<Integer> use(Mutiny.Session session, String state) {
    return Rows.update(session, DELETE_EXPIRED)
        .set("timeout", timeout)
        .run()
        .chain(() -> Rows.update(session, USE).set("state", state).run());
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/install")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        // Lax: the cookie must be sent with Stripe's redirect.
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
