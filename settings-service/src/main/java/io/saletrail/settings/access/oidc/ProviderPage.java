package io.saletrail.settings.access.oidc;

import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.saletrail.outbox.Outbox;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the provider's sign-in page, where the code flow starts.
@ApplicationScoped
public class ProviderPage {
  private final HttpAuthenticator authenticator;
  private final Outbox outbox;

  ProviderPage(HttpAuthenticator authenticator, Outbox outbox) {
    this.authenticator = authenticator;
    this.outbox = outbox;
  }

  /// The URL of the page, with the parameters of this sign-in; empty when the provider was not
  /// discovered. Quarkus logs why.
  public Optional<String> url(RoutingContext request) {
    return outbox.await(
        authenticator
            .getChallenge(request)
            .map(ProviderPage::location)
            .onFailure()
            .recoverWithItem(Optional.empty()));
  }

  private static Optional<String> location(@Nullable ChallengeData challenge) {
    return challenge == null
        ? Optional.empty()
        : challenge.getHeaders().entrySet().stream()
            .filter(each -> HttpHeaders.LOCATION.equalsIgnoreCase(each.getKey().toString()))
            .map(Map.Entry::getValue)
            .findFirst();
  }
}
