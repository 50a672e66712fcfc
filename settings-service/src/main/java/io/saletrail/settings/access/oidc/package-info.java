/// Operators of an organisation, known by its OpenID Connect provider. Off unless it is configured.
///
/// The code flow (with PKCE and a nonce) is Quarkus's; it is asked at one address alone and keeps
/// no token. Who comes out of it is an operator if one claim says so, and gets the same session as
/// everybody else, so that forms, expiry and signing out are the same. Decision 0022.
///
/// Reading order: [OidcTenant], [StateSecret], [DiscardedTokens], [OidcFailures],
/// [OperatorClaims].
@NullMarked
package io.saletrail.settings.access.oidc;

import org.jspecify.annotations.NullMarked;
