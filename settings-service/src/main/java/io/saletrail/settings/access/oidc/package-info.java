/// Sign-in of operators by an OpenID Connect provider. Off unless configured.
///
/// Quarkus runs the code flow with PKCE and nonce, on one path only, and keeps no token. A user
/// whose claim matches gets the same session as every other operator, so that forms, expiry and
/// sign-out behave the same. Decision 0022.
///
/// Reading order: [OidcConfig], [OidcIssuer], [OidcTenant], [StateSecret], [ProviderPage],
/// [DiscardedTokens], [OidcFailures], [OperatorClaims].
@NullMarked
package io.saletrail.settings.access.oidc;

import org.jspecify.annotations.NullMarked;
