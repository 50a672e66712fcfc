/// Authentication and authorisation.
///
/// Every route is closed unless it is [Public]: operators may call all of them, a merchant those
/// under their own account. Each way to authenticate is an authentication mechanism, as
/// `BearerMechanism`; the decision stays here. `caller` holds who sends a request, `key` API keys,
/// `session` the sessions of the console, `stripe` authenticates calls of the Stripe App, `oidc`
/// operators by OpenID Connect.
///
/// Reading order: [AccessConfig], [AccessRules], [AccessFilter], [ControlCharacters], [Public],
/// [BodyLimitFilter];
/// [CsrfFilter], [RateLimitFilter];
/// [CurrentCaller].
@NullMarked
package io.saletrail.settings.access;

import org.jspecify.annotations.NullMarked;
