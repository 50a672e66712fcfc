/// Calls that the Stripe App makes from the Stripe Dashboard, and that Stripe signs.
///
/// There is no cookie and no password: Stripe signs a text that names the user, the account and the
/// one call that is meant, with a secret that only Stripe and this service know. The account comes
/// from that text and from nowhere else.
///
/// Reading order: [SignedByStripe] (which routes), [AppCall] (the text that is signed), [AppSecret]
/// and [SignatureVerdict] (whether Stripe signed it, lately), [AppCallMechanism]; [InstallCallback]
/// with [InstallCallbackParameters] and [InstallState] (an installation and who began it),
/// [ConsoleLinks] (from the app to the console).
@NullMarked
package io.saletrail.settings.access.stripe;

import org.jspecify.annotations.NullMarked;
