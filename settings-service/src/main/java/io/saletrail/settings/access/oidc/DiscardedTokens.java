package io.saletrail.settings.access.oidc;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/// Discards the provider's tokens after the sign-in. The console uses its own session, and the next
/// sign-in asks the provider again.
@ApplicationScoped
@Alternative
@Priority(1)
public class DiscardedTokens implements TokenStateManager {
  private static final String NOTHING = "none";

  @Override
  public Uni<String> createTokenState(
      RoutingContext request,
      OidcTenantConfig tenant,
      AuthorizationCodeTokens tokens,
      OidcRequestContext<String> context) {
    return Uni.createFrom().item(NOTHING);
  }

  @Override
  public Uni<AuthorizationCodeTokens> getTokens(
      RoutingContext request,
      OidcTenantConfig tenant,
      String state,
      OidcRequestContext<AuthorizationCodeTokens> context) {
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }

  @Override
  public Uni<Void> deleteTokens(
      RoutingContext request,
      OidcTenantConfig tenant,
      String state,
      OidcRequestContext<Void> context) {
    return Uni.createFrom().voidItem();
  }
}
