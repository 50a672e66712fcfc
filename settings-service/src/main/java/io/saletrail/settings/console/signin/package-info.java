/// Sign-in and sign-out. Every sign-in method ends in [SignIn].
///
/// Reading order: [SignInPages], [StripeSignInPages] and [OidcSignInPages];
/// [SignIn]; [SignInTemplates].
@NullMarked
package io.saletrail.settings.console.signin;

import org.jspecify.annotations.NullMarked;
