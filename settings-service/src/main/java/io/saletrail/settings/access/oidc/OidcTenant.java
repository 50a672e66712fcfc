package io.saletrail.settings.access.oidc;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.saletrail.settings.access.AccessConfig;
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
  public static final String PATH = "/sign-in/oidc";

  private static final String TENANT = "oidc";

  private final Optional<OidcTenantConfig> tenant;

  OidcTenant(AccessConfig access, OidcConfig oidc) {
    this.tenant = oidc.issuer().map(issuer -> tenant(access, oidc, issuer));
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

  private static OidcTenantConfig tenant(AccessConfig access, OidcConfig oidc, String issuer) {
    var secure = "https".equals(access.url().getScheme());
    return OidcTenantConfig.builder()
        .tenantId(TENANT)
        .authServerUrl(issuer)
        .clientId(oidc.clientId().orElseThrow())
        .credentials(oidc.clientSecret().orElseThrow())
        .applicationType(ApplicationType.WEB_APP)
        .authentication()
        .redirectPath(access.url() + PATH)
        .scopes(Arrays.asList(oidc.scopes().trim().split("\\s+")))
        .pkceRequired()
        .nonceRequired()
        .stateSecret(StateSecret.of(access.secretsKey()))
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
