/// Who asks, and what they may see.
///
/// Every route is closed unless it says [Open]: operators may everything, a merchant what lies
/// under their own account. A way to be known is an authentication mechanism, as
/// [OperatorTokenMechanism] and [SessionMechanism]; what follows from it stays here. `stripe` is
/// that for the calls of the Stripe App; `organisation` for operators by OpenID Connect.
///
/// Reading order: [Visitor], [AccessRules], [Gate], [StripeAccount], [Open], [BodyGate];
/// [OperatorToken], [OperatorDesk], [OperatorTokenMechanism]; [Session], [Sessions],
/// [SessionMechanism], [CsrfGate], [LimitGate] with [CallSource]; [CurrentVisitor], [Actor].
@NullMarked
package io.saletrail.settings.access;

import org.jspecify.annotations.NullMarked;
