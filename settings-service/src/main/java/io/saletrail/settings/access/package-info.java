/// Who asks, and what they may see.
///
/// Every route is closed unless it says [Public]: operators may everything, a merchant what lies
/// under their own account. A way to be known is an authentication mechanism, as
/// [OperatorTokenMechanism] and [SessionMechanism]; what follows from it stays here. `stripe` is
/// that for the calls of the Stripe App; `organisation` for operators by OpenID Connect.
///
/// Reading order: [Caller], [AccessRules], [AccessFilter], [StripeAccount], [Public],
/// [BodyLimitFilter]; [OperatorToken], [OperatorAuthenticator], [OperatorTokenMechanism];
/// [Session], [Sessions], [SessionMechanism], [CsrfFilter], [RateLimitFilter] with [ClientAddress];
/// [CurrentCaller], [Actor].
@NullMarked
package io.saletrail.settings.access;

import org.jspecify.annotations.NullMarked;
