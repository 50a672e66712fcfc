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

/// The organisation whose operators sign in here: what OpenID Connect needs to know of it, and that
/// it is asked at one address alone. Everywhere else, and where nothing is configured, nobody is
/// known by it.
///
/// The provider is looked for at the first sign-in, so that a start never waits for it.
@ApplicationScoped
public class OidcTenant implements TenantConfigResolver {
  /// Where a sign-in begins, and where the provider sends the browser back to.
  public static final String PATH = "/sign-in/organisation";

  private static final String TENANT = "organisation";

  private final Optional<OidcTenantConfig> tenant;

  OidcTenant(ConsoleConfig config) {
    this.tenant = config.organisation().issuer().map(issuer -> tenant(config, issuer));
  }

  /// Whether there is one.
  public boolean known() {
    return tenant.isPresent();
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom().optional(tenant.filter(known -> request.request().path().equals(PATH)));
  }

  private static OidcTenantConfig tenant(ConsoleConfig config, String issuer) {
    var organisation = config.organisation();
    var secure = "https".equals(config.url().getScheme());
    return OidcTenantConfig.builder()
        .tenantId(TENANT)
        .authServerUrl(issuer)
        .clientId(organisation.clientId().orElseThrow())
        .credentials(organisation.clientSecret().orElseThrow())
        .applicationType(ApplicationType.WEB_APP)
        .authentication()
        .redirectPath(config.url() + PATH)
        .scopes(Arrays.asList(organisation.scopes().trim().split("\\s+")))
        .pkceRequired()
        .nonceRequired()
        .stateSecret(StateSecret.of(config.secretsKey()))
        .stateCookieAge(organisation.patience())
        .errorPath(PATH + "/ended")
        // The browser is sent on at once, so the code need not be taken out of the address.
        .removeRedirectParameters(false)
        .cookiePath(PATH)
        .cookieForceSecure(secure)
        .cookieSameSite(CookieSameSite.LAX)
        .stateCookieSameSite(CookieSameSite.LAX)
        .end()
        .build();
  }
}
