/// Calls of the Stripe App from the Stripe Dashboard, signed by Stripe.
///
/// There is no cookie and no password: with a secret that only Stripe and this service know, Stripe
/// signs a text with the user, the account and the requested call. The account is taken from that
/// text only.
///
/// Reading order: [StripeAppConfig], [AppCall] (the signed text), [AppSecret] and
/// [SignatureVerdict] (its verification), [AppCallMechanism], [SignedCallFilter]; [InstallCallback]
/// with [InstallCallbackParameters] and [InstallState] (an installation and the browser that
/// started it), [ConsoleLinks] (from the app to the console).
@NullMarked
package io.saletrail.settings.access.stripe;

import org.jspecify.annotations.NullMarked;
