/// Coming in and out: every way to sign in ends at the [SignIn].
///
/// Reading order: [SignInPages], [StripeSignInPages] and [OidcSignInPages], the ways in;
/// [SignInMethod], [SignIn]; [SignInTemplates].
@NullMarked
package io.saletrail.settings.console.signin;

import org.jspecify.annotations.NullMarked;
