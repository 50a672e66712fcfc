package io.saletrail.settings.access.oidc;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.saletrail.settings.ConsoleConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/// The OpenID Connect configuration, resolved for one path only. All other paths, and deployments
/// without an issuer, do not use it.
///
/// The provider is discovered at the first sign-in, so that the start does not depend on it.
@ApplicationScoped
public class OidcTenant implements TenantConfigResolver {
  /// The path where a sign-in starts and where the provider redirects to.
  public static final String PATH = "/sign-in/organisation";

  private static final String TENANT = "organisation";

  private final Optional<OidcTenantConfig> tenant;

  OidcTenant(ConsoleConfig config) {
    this.tenant = config.oidc().issuer().map(issuer -> tenant(config, issuer));
  }

  /// Whether OpenID Connect is configured.
  public boolean known() {
    return tenant.isPresent();
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom().optional(tenant.filter(known -> request.request().path().equals(PATH)));
  }

  private static OidcTenantConfig tenant(ConsoleConfig config, String issuer) {
    var oidc = config.oidc();
    var secure = "https".equals(config.url().getScheme());
    return OidcTenantConfig.builder()
        .tenantId(TENANT)
        .authServerUrl(issuer)
        .clientId(oidc.clientId().orElseThrow())
        .credentials(oidc.clientSecret().orElseThrow())
        .applicationType(ApplicationType.WEB_APP)
        .authentication()
        .redirectPath(config.url() + PATH)
        .scopes(Arrays.asList(oidc.scopes().trim().split("\\s+")))
        .pkceRequired()
        .nonceRequired()
        .stateSecret(StateSecret.of(config.secretsKey()))
        .stateCookieAge(oidc.signInTimeout())
        .errorPath(PATH + "/ended")
        // The resource redirects immediately, so the code can stay in the URL.
        .removeRedirectParameters(false)
        .cookiePath(PATH)
        .cookieForceSecure(secure)
        .cookieSameSite(CookieSameSite.LAX)
        .stateCookieSameSite(CookieSameSite.LAX)
        .end()
        .build();
  }
}
