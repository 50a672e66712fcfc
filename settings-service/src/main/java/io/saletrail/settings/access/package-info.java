/// Who asks, and what they may see.
///
/// Every route is closed unless it says [Open]: operators may everything, a merchant what lies
/// under their own account. Another way to sign in (OpenID Connect) becomes one more
/// authentication mechanism beside [OperatorTokenMechanism] and [SessionMechanism]; what follows
/// from it stays here. `stripe` is that for the calls of the Stripe App.
///
/// Reading order: [Visitor], [AccessRules], [Gate], [StripeAccount], [Open], [BodyGate];
/// [OperatorToken], [OperatorTokenMechanism]; [Session], [Sessions], [SessionMechanism],
/// [CsrfGate], [CurrentVisitor].
@NullMarked
package io.saletrail.settings.access;

import org.jspecify.annotations.NullMarked;
